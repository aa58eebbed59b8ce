/** Which screens there are, where they live, and how they are fetched: each when it is first gone to. */

import { Boxes, ClipboardList, LineChart, type LucideIcon, PackageOpen, Settings, Sun } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import type { Right } from '../domain/rights.ts';
import { takeShared } from './installation/shared-files.ts';
import { later } from './later.ts';

const WelcomeScreen = lazy(async () => ({
  default: (await import('../features/welcome/welcome-screen.tsx')).WelcomeScreen,
}));
const ImportScreen = later(async () => (await import('../features/import/import-screen.tsx')).ImportScreen);
const TodayScreen = later(async () => (await import('../features/today/today-screen.tsx')).TodayScreen);
const CountScreen = later(async () => (await import('../features/count/count-screen.tsx')).CountScreen);
const AreaSheet = later(async () => (await import('../features/count/area-sheet.tsx')).AreaSheet);
const AreasScreen = later(async () => (await import('../features/stock/areas-screen.tsx')).AreasScreen);
const OrdersScreen = later(async () => (await import('../features/orders/orders-screen.tsx')).OrdersScreen);
const OrderPaper = later(async () => (await import('../features/orders/order-paper.tsx')).OrderPaper);
const StockScreen = later(async () => (await import('../features/stock/stock-screen.tsx')).StockScreen);
const ReceiveScreen = later(async () => (await import('../features/receive/receive-screen.tsx')).ReceiveScreen);
const DeliveryScreen = later(async () => (await import('../features/receive/delivery-screen.tsx')).DeliveryScreen);
const PurchaseScreen = later(async () => (await import('../features/receive/purchase-screen.tsx')).PurchaseScreen);
const WasteScreen = later(async () => (await import('../features/receive/waste-screen.tsx')).WasteScreen);
const RanOutScreen = later(async () => (await import('../features/receive/ran-out-screen.tsx')).RanOutScreen);
const TransfersScreen = later(async () => (await import('../features/receive/transfers-screen.tsx')).TransfersScreen);
const UseFirstScreen = later(async () => (await import('../features/receive/use-first-screen.tsx')).UseFirstScreen);
const InsightsScreen = later(async () => (await import('../features/forecast/insights-screen.tsx')).InsightsScreen);
const CalendarScreen = later(async () => (await import('../features/calendar/calendar-screen.tsx')).CalendarScreen);
const RecipesScreen = later(async () => (await import('../features/recipes/recipes-screen.tsx')).RecipesScreen);
const SalesScreen = later(async () => (await import('../features/recipes/sales-screen.tsx')).SalesScreen);
const OutletsScreen = later(async () => (await import('../features/outlets/outlets-screen.tsx')).OutletsScreen);
const VarianceScreen = later(async () => (await import('../features/variance/variance-screen.tsx')).VarianceScreen);
const ExportScreen = later(async () => (await import('../features/export/export-screen.tsx')).ExportScreen);
const ScanScreen = later(async () => (await import('./scan-with-installation.tsx')).default);
const SettingsScreen = later(async () => (await import('./settings-with-installation.tsx')).default);

/** A screen: where it lives and what is drawn there; `:name` in a path is handed over as text. */
export interface Screen {
  readonly path: string;
  readonly draw: (parameters: Readonly<Record<string, string | undefined>>) => ReactElement;
  /** Shown without the frame. */
  readonly isBare?: boolean;
  /** Of use before anything is in the book. */
  readonly worksEmpty?: boolean;
  /** A screen of which nothing is left for who lacks this right: they are told who has it. */
  readonly needs?: Right;
}

export const SCREENS: readonly Screen[] = [
  { path: '/welcome', draw: () => <WelcomeScreen />, isBare: true, worksEmpty: true },
  { path: '/today', draw: () => <TodayScreen /> },
  {
    path: '/stock/:itemId?/:over?',
    draw: ({ itemId, over }) => <StockScreen itemId={itemId} over={over} />,
  },
  { path: '/areas', needs: 'arrangeAreas', draw: () => <AreasScreen /> },
  // Says what to do where there is no book yet, instead of leaving what was shared aside.
  { path: '/count/shared', draw: () => <CountScreen countId="shared" takeShared={takeShared} />, worksEmpty: true },
  { path: '/count/:countId?', draw: ({ countId }) => <CountScreen countId={countId} takeShared={takeShared} /> },
  // All of the screen is for the keypad.
  {
    path: '/count/:countId/:area/:itemId?',
    needs: 'keepCountLine',
    draw: ({ countId, area, itemId }) => <AreaSheet countId={countId} area={area} itemId={itemId} />,
    isBare: true,
  },
  { path: '/receive', draw: () => <ReceiveScreen /> },
  { path: '/receive/delivery', needs: 'recordDelivery', draw: () => <DeliveryScreen orderId={undefined} /> },
  {
    path: '/receive/order/:orderId',
    needs: 'recordDelivery',
    draw: ({ orderId }) => <DeliveryScreen orderId={orderId} />,
  },
  { path: '/receive/purchase', needs: 'recordDelivery', draw: () => <PurchaseScreen /> },
  { path: '/waste', needs: 'throwAway', draw: () => <WasteScreen /> },
  { path: '/ran-out', needs: 'noteRanOut', draw: () => <RanOutScreen /> },
  { path: '/transfers/:transferId?', draw: ({ transferId }) => <TransfersScreen transferId={transferId} /> },
  { path: '/use-first', draw: () => <UseFirstScreen /> },
  { path: '/receive/scan/:what?', needs: 'recordDelivery', draw: ({ what }) => <ScanScreen what={what} /> },
  { path: '/orders', draw: () => <OrdersScreen /> },
  { path: '/orders/paper/:orderId', draw: ({ orderId }) => <OrderPaper orderId={orderId} /> },
  { path: '/insights/calendar', draw: () => <CalendarScreen /> },
  { path: '/insights/:itemId?', draw: ({ itemId }) => <InsightsScreen itemId={itemId} /> },
  {
    path: '/recipes/:dishId?/:over?',
    draw: ({ dishId, over }) => <RecipesScreen dishId={dishId} over={over} />,
  },
  { path: '/sales/:day?', draw: ({ day }) => <SalesScreen day={day} /> },
  { path: '/outlets', draw: () => <OutletsScreen /> },
  { path: '/variance/:itemId?', draw: ({ itemId }) => <VarianceScreen itemId={itemId} /> },
  { path: '/export', draw: () => <ExportScreen />, worksEmpty: true },
  { path: '/import', needs: 'importRecords', draw: () => <ImportScreen />, worksEmpty: true },
  { path: '/settings/:section?', draw: ({ section }) => <SettingsScreen section={section} />, worksEmpty: true },
];

/** What the rail offers, in the order of the day. */
export interface Place {
  readonly path: string;
  readonly name: 'today' | 'stock' | 'receive' | 'orders' | 'insights' | 'settings';
  readonly icon: LucideIcon;
  /** Other addresses that belong to it. */
  readonly also?: readonly string[];
}

export const PLACES: readonly Place[] = [
  { path: '/today', name: 'today', icon: Sun },
  { path: '/stock', name: 'stock', icon: Boxes, also: ['/count', '/areas'] },
  { path: '/receive', name: 'receive', icon: PackageOpen, also: ['/waste', '/ran-out', '/transfers', '/use-first'] },
  { path: '/orders', name: 'orders', icon: ClipboardList },
  { path: '/insights', name: 'insights', icon: LineChart, also: ['/outlets', '/variance', '/sales', '/recipes'] },
  { path: '/settings', name: 'settings', icon: Settings, also: ['/import', '/export'] },
];
