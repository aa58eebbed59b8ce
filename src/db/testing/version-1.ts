/** Version 1 of the book as it was shipped, and a small book written with it. Never edited: what it holds lies on people's tablets. */

export const STORES_OF_VERSION_1 = {
  journal: 'id, undoes',
  movements: 'id, entryId, [outletId+itemId]',
  changes: 'id, entryId, [kind+subject]',
  importedDays: '[entryId+outletId+itemId+year], [outletId+itemId]',
  days: '[outletId+itemId+year], itemId',
  stock: '[outletId+itemId], itemId',
  outlets: 'id',
  items: 'id',
  suppliers: 'id',
  orders: 'id, outletId, *itemIds',
  calendarDays: 'id',
  settings: 'key',
  learnings: 'id',
  learnedModels: 'id',
  forecasts: '[learningId+outletId+itemId]',
  checkpoints: 'name',
  identity: 'key',
  engineLog: '++id',
};

/** One outlet, one item, two days imported and the third counted, on a clock at UTC. */
export const BOOK_OF_VERSION_1 = {
  journal: [
    {
      id: '01a202db-e546-7576-b708-53674d8839e9',
      at: 1795344295238,
      deviceId: '01a202db-e52e-740f-ad17-bf7e14b522a9',
      personId: 'manager',
      command: 'addOutlet',
      input: {
        name: 'Warung',
      },
      undoes: null,
    },
    {
      id: '01a202db-e549-7119-9af8-3025b7d05237',
      at: 1795344295241,
      deviceId: '01a202db-e52e-740f-ad17-bf7e14b522a9',
      personId: 'manager',
      command: 'addItem',
      input: {
        name: 'Ayam',
        baseUnit: 'g',
      },
      undoes: null,
    },
    {
      id: '01a202db-e54c-7585-aabc-f73075cbfe75',
      at: 1795344295244,
      deviceId: '01a202db-e52e-740f-ad17-bf7e14b522a9',
      personId: 'manager',
      command: 'importRecords',
      input: {
        fileName: 'stock.csv',
        rows: 0,
        goodRows: 0,
        firstDay: null,
        lastDay: null,
        outlets: 1,
        items: 1,
        newOutlets: 0,
        newItems: 0,
        series: 1,
      },
      undoes: null,
    },
    {
      id: '01a202db-e555-749c-a548-02eb0efc4723',
      at: 1795344295253,
      deviceId: '01a202db-e52e-740f-ad17-bf7e14b522a9',
      personId: 'manager',
      command: 'countStock',
      input: {
        outletId: '01a202db-e546-7576-b708-5646e8314d14',
        itemId: '01a202db-e549-7119-9af8-35f69c355ac6',
        day: '2025-03-03',
        quantity: 700,
      },
      undoes: null,
    },
  ],
  movements: [
    {
      id: '01a202db-e555-749c-a548-07919602e14c',
      entryId: '01a202db-e555-749c-a548-02eb0efc4723',
      outletId: '01a202db-e546-7576-b708-5646e8314d14',
      itemId: '01a202db-e549-7119-9af8-35f69c355ac6',
      day: '2025-03-03',
      at: 1741046399999,
      kind: 'counted',
      quantity: 700,
      voids: null,
    },
  ],
  changes: [
    {
      kind: 'outlet',
      subject: '01a202db-e546-7576-b708-5646e8314d14',
      born: true,
      fields: {
        name: 'Warung',
      },
      id: '01a202db-e546-7576-b708-5ac27aa403a3',
      entryId: '01a202db-e546-7576-b708-53674d8839e9',
    },
    {
      kind: 'item',
      subject: '01a202db-e549-7119-9af8-35f69c355ac6',
      born: true,
      fields: {
        category: null,
        area: null,
        pack: null,
        shelfLifeDays: null,
        par: null,
        supplierId: null,
        price: null,
        name: 'Ayam',
        baseUnit: 'g',
      },
      id: '01a202db-e549-7119-9af8-3836174fec4a',
      entryId: '01a202db-e549-7119-9af8-3025b7d05237',
    },
  ],
  importedDays: [
    {
      outletId: '01a202db-e546-7576-b708-5646e8314d14',
      itemId: '01a202db-e549-7119-9af8-35f69c355ac6',
      year: 2025,
      firstDay: 20148,
      columns: {
        used: Float32Array.of(20, 65),
        closing: Float32Array.of(765, 700),
      },
      entryId: '01a202db-e54c-7585-aabc-f73075cbfe75',
      readAt: 1795344295244,
      utcOffset: 0,
    },
  ],
  days: [
    {
      outletId: '01a202db-e546-7576-b708-5646e8314d14',
      itemId: '01a202db-e549-7119-9af8-35f69c355ac6',
      year: 2025,
      firstDay: 20148,
      columns: {
        opening: Float32Array.of(Number.NaN, 765, 700),
        used: Float32Array.of(20, 65, 0),
        closing: Float32Array.of(765, 700, 700),
      },
    },
  ],
  stock: [
    {
      outletId: '01a202db-e546-7576-b708-5646e8314d14',
      itemId: '01a202db-e549-7119-9af8-35f69c355ac6',
      onHand: 700,
      countedOn: '2025-03-03',
      countedAt: 1741046399999,
      usedThrough: '2025-03-03',
    },
  ],
  outlets: [
    {
      name: 'Warung',
      id: '01a202db-e546-7576-b708-5646e8314d14',
    },
  ],
  items: [
    {
      category: null,
      area: null,
      pack: null,
      shelfLifeDays: null,
      par: null,
      supplierId: null,
      price: null,
      name: 'Ayam',
      baseUnit: 'g',
      id: '01a202db-e549-7119-9af8-35f69c355ac6',
    },
  ],
  identity: [
    {
      key: 'this',
      deviceId: '01a202db-e52e-740f-ad17-bf7e14b522a9',
      personId: 'manager',
    },
  ],
};
