/** Texts in Bahasa Melayu of all that stands around a screen, and of the first one: what a first visit fetches. */

import common from './ms/common.json';
import frame from './ms/frame.json';
import opening from './ms/opening.json';
import ui from './ms/ui.json';
import welcome from './ms/welcome.json';

export const texts = { common, frame, opening, ui, welcome };
