import uPlot from "uplot";
import { range, type ScoreDefinition, type ScorePoint } from "../../src/inbox.ts";
import { make } from "../shared/dom.ts";
import { count, day, locale, when } from "../shared/format.ts";
import { scoreWords as words } from "../words/scores.ts";

const HEIGHT = 260;
const DAY_S = 86_400;
const MONTH = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric" });
const DATE = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
const HOUR = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });

/** A score over time: a picture with the bands as areas, and the same numbers as a table, which is also what prints. */
export function chartView(points: readonly ScorePoint[], definition: ScoreDefinition): HTMLElement {
  const complete = points.filter(({ score }) => score.total !== null);
  return make(
    "section",
    { class: "score-history" },
    make("h4", {}, words.chartHeading(definition.title)),
    make(
      "div",
      { class: "chart-and-table" },
      complete.length > 1 ? picture(points, complete, definition) : make("p", {}, words.oneTotal),
      table(points, definition),
    ),
    ...(definition.source ? [make("p", { class: "source" }, words.source(definition.source))] : []),
  );
}

function table(points: readonly ScorePoint[], { title, items }: ScoreDefinition): HTMLElement {
  const heads = [words.written, words.totalColumn, words.meaning];
  const rows = points.map(({ at, score }) => {
    const missing = score.open.filter(({ state }) => state === "missing").length;
    const meaning =
      score.total === null
        ? words.incomplete(missing, score.open.length - missing, items.length)
        : (score.band?.label ?? "–");
    const flags = score.flags.map(({ item, answer }) =>
      make("strong", {}, words.flagMark(items.indexOf(item) + 1, answer)),
    );
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, make("time", { datetime: at, title: when(at) }, day(at))),
      make("td", {}, score.total === null ? "–" : count(score.total)),
      make("td", {}, meaning, ...flags),
    );
  });
  return make(
    "table",
    {},
    make("caption", { class: "visually-hidden" }, words.chartHeading(title)),
    make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, ...rows),
  );
}

function picture(
  points: readonly ScorePoint[],
  complete: readonly ScorePoint[],
  definition: ScoreDefinition,
): HTMLElement {
  const end = (point: ScorePoint | undefined) =>
    point ? words.chartEnd(point.score.total ?? 0, point.score.band?.label, day(point.at)) : "";
  const label = words.chartLabel(definition.title, end(complete[0]), end(complete.at(-1)));
  // Time goes from left to right in every language.
  const place = make("div", { class: "chart", role: "img", "aria-label": label, dir: "ltr" });
  keepDrawn(place, () => {
    const data: uPlot.AlignedData = [
      points.map(({ at }) => Date.parse(at) / 1000),
      points.map(({ score }) => score.total),
    ];
    return new uPlot(options(place, definition), data, place);
  });
  return place;
}

/**
 * Draws when the place is in the page, and anew when its width or the colour scheme changes. When it is taken out of the
 * page, everything that holds the numbers is let go of: what is locked must not stay in memory.
 */
function keepDrawn(place: HTMLElement, draw: () => uPlot): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let drawn: uPlot | null = null;
  const redraw = () => {
    drawn?.destroy();
    drawn = draw();
  };
  const watch = new ResizeObserver(() => {
    if (!place.isConnected) {
      watch.disconnect();
      dark.removeEventListener("change", redraw);
      drawn?.destroy();
      drawn = null;
    } else if (place.clientWidth > 0 && drawn?.width !== place.clientWidth) redraw();
  });
  watch.observe(place);
  dark.addEventListener("change", redraw);
}

function options(place: HTMLElement, definition: ScoreDefinition): uPlot.Options {
  const style = getComputedStyle(place);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const { from, to } = range(definition);
  const font = `12px ${style.fontFamily}`;
  const axis = { font, stroke: colour("--soft-ink"), ticks: { stroke: colour("--line") } };
  const steps = [...definition.bands.map((band) => band.from), to];
  return {
    width: place.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    // Half a point more at both ends, so that neither the lowest nor the highest total lies on the edge.
    scales: { x: { range: padded }, y: { range: [from - 0.5, to + 0.5] } },
    axes: [
      { ...axis, grid: { show: false }, space: 70, values: (_, splits) => times(splits) },
      {
        ...axis,
        grid: { show: false },
        size: 40,
        ...(definition.bands.length > 0 && { splits: () => steps }),
      },
    ],
    series: [
      {},
      {
        stroke: colour("--accent"),
        width: 2,
        points: { show: true, size: 9, width: 2, fill: colour("--surface") },
      },
    ],
    hooks: {
      drawClear: [
        (plot) =>
          shadeBands(plot, definition, {
            area: colour("--warm-line"),
            text: colour("--ink"),
            font: style.fontFamily,
          }),
      ],
    },
  };
}

type Look = { area: string; text: string; font: string };

/** The bands as areas, the darker the higher, each with its name. A band reaches half a point beyond both its ends. */
function shadeBands(plot: uPlot, { bands }: ScoreDefinition, { area, text, font }: Look): void {
  const { ctx, bbox } = plot;
  const scale = devicePixelRatio;
  ctx.save();
  ctx.font = `${12 * scale}px ${font}`;
  ctx.textBaseline = "top";
  for (const [index, { from, to, label }] of bands.entries()) {
    const top = plot.valToPos(to + 0.5, "y", true);
    const bottom = plot.valToPos(from - 0.5, "y", true);
    ctx.globalAlpha = 0.06 + (0.34 * index) / bands.length;
    ctx.fillStyle = area;
    ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
    ctx.globalAlpha = 1;
    ctx.fillStyle = text;
    if (bottom - top >= 16 * scale) ctx.fillText(label, bbox.left + 6 * scale, top + 3 * scale, bbox.width);
  }
  ctx.restore();
}

/** Half a day at least, so that two forms of one day are not at the edges. */
function padded(_: uPlot, min: number, max: number): uPlot.Range.MinMax {
  const padding = Math.max((max - min) * 0.06, DAY_S / 2);
  return [min - padding, max + padding];
}

function times(splits: number[]): string[] {
  const span = (splits.at(-1) ?? 0) - (splits[0] ?? 0);
  const format = span < 2 * DAY_S ? HOUR : span < 300 * DAY_S ? DATE : MONTH;
  return splits.map((seconds) => format.format(seconds * 1000));
}
