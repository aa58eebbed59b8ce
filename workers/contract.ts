/** Which engine answers which question: the one list of what crosses a thread. */

import type { CodeFrame, FoundCode } from '../models/barcodes/types.ts';
import type { Backtest } from '../models/forecast/backtest-rows.ts';
import type { Piece } from '../models/forecast/checkpoint.ts';
import type { BacktestChoices } from '../models/forecast/evaluate.ts';
import type {
  LstmOptions,
  LstmRunnerName,
  LstmSamples,
  LstmShape,
  LstmSplit,
  TrainedLstm,
} from '../models/forecast/lstm/types.ts';
import type { Learning } from '../models/forecast/model.ts';
import type { NetworkPart } from '../models/forecast/network-parts.ts';
import type { LearnChoices } from '../models/forecast/options.ts';
import type { LearnedNetwork, WalkQuestion } from '../models/forecast/sequences.ts';
import type { AskedDay, LearnedForecast } from '../models/forecast/types.ts';
import type { NumbersBackend } from '../models/kit/numbers-backend.ts';
import type { PhotoFile, ReadPaper, ReadQuestion, SeenStage } from '../models/receipts/reading/types.ts';
import type { FrameQuestion, Outline, PhotoVerdict } from '../models/receipts/seeing/types.ts';
import type { UnderstandOptions } from '../models/receipts/understanding/understand.ts';
import type { DemandPanel, Forecaster, HeldOutScore } from '../src/domain/demand-forecast.ts';
import type { Recognised, RememberedMapping } from '../src/domain/files/mapping.ts';
import type { PartChoice, ReadPart } from '../src/domain/files/read-part.ts';
import type { Sheet, SheetRow } from '../src/domain/files/sheet.ts';
import type { Table } from '../src/domain/files/table.ts';
import type { StockOfItem } from '../src/domain/files/write-stock.ts';
import type { DayReasons } from '../src/domain/forecast-reasons.ts';
import type { ManyForecasts } from '../src/domain/many-forecasts.ts';
import type { Currency } from '../src/domain/money.ts';
import type { ReadLine, Receipt } from '../src/domain/receipt.ts';
import type { ReadRecords, RecordsFile } from '../src/domain/records-file.ts';

export interface BackendChoice {
  /** Only this one, or a failure. */
  readonly force?: NumbersBackend['backend'];
  /** A graphics processor in software counts too: right, but many times slower than WebAssembly. For tests. */
  readonly allowFallbackAdapter?: boolean;
}

/** The engine brings its own clock; a function could not cross the thread. */
type Sent<Choices> = Omit<Choices, 'now'>;

export interface JudgedLearning extends Learning {
  readonly backend: NumbersBackend['backend'];
  /** What each competitor learned, in bytes. */
  readonly bytes: Readonly<Partial<Record<Forecaster, number>>>;
  /** On held-out days, all series together. */
  readonly scores: readonly HeldOutScore[];
  /** It does worse beside the plain methods than when it was learned from nothing: better to do that again. */
  readonly isStale: boolean;
}

/** One sheet of a file, before it is read. */
export interface LookedSheet extends Omit<Sheet, 'rows' | 'malformed' | 'hasCommas'> {
  readonly recognised: Recognised;
  readonly rowCount: number;
  /** The first rows, for showing what the columns hold. */
  readonly first: readonly SheetRow[];
}

export interface LookedSheets {
  readonly sheets: readonly LookedSheet[];
  /** Read at once where every sheet is recognised for certain, as a workbook takes its time to open; else null. */
  readonly parts: readonly ReadPart[] | null;
}

/** `'technique.verb'` → input and output of the `numbers` engine. */
export interface NumbersMethods {
  /** Chooses the backend at the first question and stays with it as long as the engine runs. */
  'engine.describe': { readonly input: BackendChoice; readonly output: NumbersBackend };
  'records.read': { readonly input: RecordsFile; readonly output: ReadRecords };
  /** What a CSV file or workbook seems to hold, sheet by sheet, and all of it where that is certain. Fails with `bad-input` and `problem` in its detail. */
  'files.look': {
    readonly input: {
      readonly name: string;
      /** Text of a CSV file, bytes of a workbook. */
      readonly content: string | ArrayBuffer;
      readonly remembered: readonly RememberedMapping[];
      readonly currency: Currency;
    };
    readonly output: LookedSheets;
  };
  /** Reads sheets as what they were settled to be, by their place in the answer to `files.look`. */
  'files.read': {
    readonly input: {
      readonly name: string;
      readonly content: string | ArrayBuffer;
      readonly parts: readonly (PartChoice & { readonly sheet: number })[];
    };
    readonly output: readonly ReadPart[];
  };
  /** Lines of a stock-record file in CSV, without its headings. */
  'files.stock': {
    readonly input: { readonly series: readonly StockOfItem[]; readonly currency: Currency };
    readonly output: { readonly bytes: ArrayBuffer; readonly rows: number };
  };
  /** A table as a CSV file, or all of them with `stock` as one workbook. */
  'files.write': {
    readonly input: {
      readonly format: 'csv' | 'xlsx';
      readonly tables: readonly Table[];
      readonly stock: readonly StockOfItem[];
      readonly currency: Currency;
    };
    readonly output: { readonly bytes: ArrayBuffer; readonly rows: number };
  };
  /** Trains the bare network on sequences given, for checks of a device and benchmarks. `tfjs` runs on the backend in force. */
  'lstm.train': {
    readonly input: {
      readonly shape: LstmShape;
      readonly samples: LstmSamples;
      readonly split: LstmSplit;
      readonly options: Omit<Partial<LstmOptions>, 'onEpoch'>;
    };
    readonly output: TrainedLstm;
  };
  /** Learns all competitors anew and forecasts with them. Pieces given as checkpoint spare the work that they hold. */
  'forecast.learn': {
    readonly input: {
      readonly panel: DemandPanel;
      readonly choices: Sent<LearnChoices>;
      readonly checkpoint?: readonly Piece[];
    };
    readonly output: JudgedLearning;
    readonly piece: Piece;
  };
  /** Goes on from what was learned with the days that came since, and forecasts. */
  'forecast.renew': {
    readonly input: {
      readonly panel: DemandPanel;
      readonly learned: LearnedForecast;
      readonly choices: Sent<LearnChoices>;
      readonly checkpoint?: readonly Piece[];
    };
    readonly output: JudgedLearning;
    readonly piece: Piece;
  };
  /** Forecasts from what was learned before; seconds, not minutes. */
  'forecast.again': {
    readonly input: {
      readonly panel: DemandPanel;
      readonly learned: LearnedForecast;
      readonly choices: Sent<LearnChoices>;
    };
    readonly output: ManyForecasts;
  };
  /** Why one day of one item is forecast as it is. `panel` holds what the forecast knew; only that item is forecast again. */
  'forecast.explain': {
    readonly input: { readonly panel: DemandPanel; readonly learned: LearnedForecast; readonly asked: AskedDay };
    readonly output: DayReasons;
  };
  /**
   * What a paper says, from lines that were read before: plain arithmetic, so that it needs no reader. A reading in the `vision` engine ends with
   * the same step.
   */
  'receipts.understand': {
    readonly input: { readonly lines: readonly ReadLine[]; readonly options: UnderstandOptions };
    readonly output: Receipt;
  };
  /** What everybody would have said at past cutoffs. */
  'forecast.backtest': {
    readonly input: { readonly panel: DemandPanel; readonly choices: Sent<BacktestChoices> };
    /** `runner` is the code that trained the networks. */
    readonly output: Backtest & { readonly runner: LstmRunnerName };
  };
}

/**
 * The `vision` engine. Photos fail with `not-an-image`, `empty-image`, `too-large`, `broken-pdf`; a reading also with `no-text` and
 * `not-a-receipt`.
 */
export interface VisionMethods {
  /**
   * Fetches and starts what reading needs, so that the first paper does not wait for it. Answers the milliseconds it took. `threads` of
   * the networks hold for the life of the engine; left out, two where the page may have them.
   */
  'receipts.prepare': { readonly input: { readonly threads?: number }; readonly output: { readonly ms: number } };
  /** Where the paper lies in a small camera frame, and whether this is the moment to shoot. Under 100 ms. */
  'receipts.outline': { readonly input: FrameQuestion; readonly output: Outline };
  /** Whether a photo is worth reading, before time is spent on it. */
  'receipts.check': { readonly input: PhotoFile; readonly output: PhotoVerdict };
  /** Finds, flattens, reads and understands one paper. Progress: see `ReadingStep`. */
  'receipts.read': { readonly input: ReadQuestion; readonly output: ReadPaper };
  /** Every step of preparing a photo as a small picture. */
  'receipts.stages': { readonly input: PhotoFile; readonly output: readonly SeenStage[] };
}

/** Threads of the `numbers` engine, which it starts for itself while many series are forecast. */
export interface NetworksMethods {
  /** What each network says, walking: [cutoffs × series × horizon], base units; zeros on paths that were given away. */
  'network.walk': {
    readonly input: { readonly question: WalkQuestion; readonly networks: readonly LearnedNetwork[] };
    readonly output: readonly Float64Array[];
  };
  /** A part of the walks asked for that has not been begun, given away to whoever asks; null when all are. */
  'network.spare': { readonly input: null; readonly output: NetworkPart | null };
}

/** The `codes` engine. */
export interface CodesMethods {
  /** Every barcode in one frame of the camera. */
  'barcodes.read': { readonly input: CodeFrame; readonly output: readonly FoundCode[] };
}

export interface PdfQuestion {
  /** The whole file. */
  readonly bytes: ArrayBuffer;
  /** Pages at most. */
  readonly most: number;
}

export interface PdfPages {
  readonly pages: readonly ArrayBuffer[];
  readonly mime: string;
}

/** The `pdf` engine. */
export interface PdfMethods {
  /** Every page as a picture, in order. Fails with `broken-pdf`, and with `too-large` for too many pages. */
  'pdf.draw': { readonly input: PdfQuestion; readonly output: PdfPages };
}
