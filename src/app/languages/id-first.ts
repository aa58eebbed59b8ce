/** Texts in Bahasa Indonesia of all that stands around a screen, and of the first one: what a first visit fetches. */

import common from './id/common.json';
import frame from './id/frame.json';
import opening from './id/opening.json';
import ui from './id/ui.json';
import welcome from './id/welcome.json';

export const texts = { common, frame, opening, ui, welcome };
