/** What each class of the recognition network stands for; made together with its weights by `weights/make.py`. */

/**
 * Wide forms, look-alike marks and letters with accents stand for their plain letter, which is why most appear twice: neither Malay nor
 * Indonesian writes accents, and dirt looks like one.
 */
const AFTER_BLANK =
  '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~0123456789ABCDEFGHIJKLMNOPQR' +
  'STUVWXYZabcdefghijklmnopqrstuvwxyz£¥©®°²³.¼½AAAACEENOOxUßaaa' +
  'aaaceeeeiiiinoooooouuuu---\'\'""*.€- ,.[]!#%&()+,-./0123456789' +
  ':;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz|~¥' +
  ' ';

/** By class; the first is the blank between two letters. */
export const LETTERS: readonly string[] = ['', ...AFTER_BLANK];
