/** English texts of all that stands around a screen, and of the first one: what a first visit fetches. */

import common from './en/common.json';
import frame from './en/frame.json';
import opening from './en/opening.json';
import ui from './en/ui.json';
import welcome from './en/welcome.json';

export const texts = { common, frame, opening, ui, welcome };
