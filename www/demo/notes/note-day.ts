import { day, when } from "../shared/format.ts";

/** The time of a session as it is read: a day, or a day and a time by the clock of the room, wherever it is read. */
export const noteDay = (date: string): string =>
  // Without a time a date would be read as midnight in London.
  /^\d{4}-\d\d-\d\d$/.test(date) ? day(`${date}T00:00`) : date.length > 16 ? day(date) : when(date);

/** Today, by the clock of this device. */
export function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
