/** A small kitchen's days as the import reads them: enough to learn from, quick to learn. */

const MS_PER_DAY = 86_400_000;

/** A day of this device's calendar, `ago` days before today, as `YYYY-MM-DD`. */
export function daysAgo(ago: number): string {
  const at = new Date(Date.now() - ago * MS_PER_DAY);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/**
 * `days` days up to yesterday of chicken (kg, weekends busy), spinach (kg) and eggs (pcs) at one outlet. Nothing was ever counted:
 * the file tells use alone.
 */
export function kitchenDays(days: number): string {
  const lines = ['date,outlet,item,unit,used,unit_cost'];
  for (let ago = days; ago >= 1; ago--) {
    const date = daysAgo(ago);
    const isWeekend = [0, 6].includes(new Date(`${date}T12:00:00`).getDay());
    const wobble = (ago * 7919) % 11;
    lines.push(`${date},Kemang,Ayam potong,kg,${(isWeekend ? 14 : 9) + wobble / 10},38000`);
    lines.push(`${date},Kemang,Bayam,kg,${2 + wobble / 20},12000`);
    lines.push(`${date},Kemang,Telur ayam,pcs,${(isWeekend ? 90 : 60) + wobble},1900`);
  }
  return `${lines.join('\n')}\n`;
}
