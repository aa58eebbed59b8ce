"""What an afternoon of Python makes of the same question: ridge, random forest and LightGBM over 26 plain features, walking a week ahead on their own
answers, at the same weekly cutoffs as `measure.mjs`. Amounts over each series' mean, or plain; learned once before the first cutoff, or anew at each.
usage: peers.py STOCK.csv [--until YYYY-MM-DD] [--cutoffs 12]      (needs numpy, scikit-learn, lightgbm 4.7; made for comparing, no part of the app)"""

import argparse
import csv
import datetime
import warnings
from collections import defaultdict

import lightgbm
import numpy as np
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

HORIZON, EVERY, LAGS, SPANS = 7, 7, (1, 3, 7, 14), (3, 7, 14, 28)
PEERS = {
    'ridge': lambda: make_pipeline(StandardScaler(), RidgeCV(10.0 ** np.arange(-2, 5))),
    'forest': lambda: RandomForestRegressor(100, min_samples_leaf=3, max_features=0.5, random_state=1),
    'lightgbm': lambda: lightgbm.LGBMRegressor(
        n_estimators=300, learning_rate=0.05, subsample=0.8, subsample_freq=1, colsample_bytree=0.8, random_state=1, verbose=-1
    ),
}


def read(path, until):
    """Usage [series × days], NaN unknown, and the ordinal of the first day."""
    series = defaultdict(dict)
    with open(path) as file:
        for row in csv.DictReader(file):
            if row['date'] <= until and row['used'] != '':
                series[row['outlet'], row['item']][datetime.date.fromisoformat(row['date']).toordinal()] = float(row['used'])
    first = min(min(days) for days in series.values())
    used = np.full((len(series), max(max(days) for days in series.values()) - first + 1), np.nan)
    for s, days in enumerate(series.values()):
        for day, amount in days.items():
            used[s, day - first] = amount
    return used, first


def features(used, first, t):
    """[series × 26] of column t, from the columns before it and its date."""
    date = datetime.date.fromordinal(first + t)
    columns = [used[:, t - lag] for lag in LAGS]
    for span in SPANS:
        window = used[:, t - span : t]
        columns += [np.nanmean(window, 1), np.nanstd(window, 1), np.nanmin(window, 1), np.nanmax(window, 1)]
    calendar = (date.weekday(), date.weekday() >= 5, date.day, date.day >= 25 or date.day <= 3, date.month)
    columns += [np.full(len(used), float(value)) for value in calendar]
    columns.append(np.nanmean(used[:, t - 7 : t], 1) / (np.nanmean(used[:, t - 28 : t], 1) + 1e-9))
    return np.stack(columns, 1)


def score(used, first, make, knows_gaps, is_scaled, is_anew, cutoffs):
    """WAPE and bias over all cutoffs."""
    fill = (lambda x: x) if knows_gaps else np.nan_to_num
    ends = [used.shape[1] - 1 - HORIZON - EVERY * k for k in reversed(range(cutoffs))]
    missed = amount = lean = 0.0
    model = unit = None
    for end in ends:
        if model is None or is_anew:
            mean = np.nanmean(used[:, : end + 1], 1) if is_scaled else np.ones(len(used))
            unit = np.where(mean > 0, mean, 1)[:, None]
            x, y = [], []
            for t in range(max(SPANS) + 1, end + 1):
                known = ~np.isnan(used[:, t])
                x.append(features(used[:, :t] / unit, first, t)[known])
                y.append((used[:, t] / unit[:, 0])[known])
            model = make().fit(fill(np.concatenate(x)), np.concatenate(y))
        walked = np.concatenate([used[:, : end + 1] / unit, np.full((len(used), HORIZON), np.nan)], 1)
        for t in range(end + 1, end + 1 + HORIZON):
            walked[:, t] = np.maximum(0, model.predict(fill(features(walked, first, t))))
        error = walked[:, end + 1 :] * unit - used[:, end + 1 : end + 1 + HORIZON]
        missed += np.nansum(np.abs(error))
        lean += np.nansum(error)
        amount += np.nansum(used[:, end + 1 : end + 1 + HORIZON])
    return missed / amount, lean / amount


parser = argparse.ArgumentParser()
parser.add_argument('file')
parser.add_argument('--until', default='9999')
parser.add_argument('--cutoffs', type=int, default=12)
asked = parser.parse_args()
warnings.filterwarnings('ignore')
panel, first_day = read(asked.file, asked.until)
for name, make in PEERS.items():
    for is_scaled in (True, False):
        for is_anew in (False, True):
            wape, bias = score(panel, first_day, make, name == 'lightgbm', is_scaled, is_anew, asked.cutoffs)
            print(f"{name:9} {'scaled' if is_scaled else 'plain':6} {'anew' if is_anew else 'once':4} WAPE {wape:.4f} bias {bias:+.3f}", flush=True)
