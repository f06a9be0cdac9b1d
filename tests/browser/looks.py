"""What can be seen to be wrong with a kiosk page: cut off, too small to tap, too small or too faint to read.

Measured in the page itself, in CSS pixels; contrast as WCAG 2.2 computes it (1.4.6: 7:1).
"""

from typing import Final

from playwright.sync_api import Page

from tests.browser import axe

# Where a target must be tapped at 1080p, and on the panels that are told to be small.
FLOOR: Final = {"default": 72, "small": 60}
LARGE_TEXT: Final = {"default": (40, 40), "small": (40, 32)}
"""30 pt, on a page of large type: what is asked and what is tapped, and the rest. A small panel is read from nearer."""

FITS: Final = """(floor) => {
  const root = document.documentElement, found = [];
  if (root.scrollHeight > innerHeight + 1 || root.scrollWidth > innerWidth + 1) found.push('the page scrolls');
  for (const panel of document.querySelectorAll('#screen .panel')) {
    const isCut = panel.scrollHeight > panel.clientHeight + 3;
    if (isCut) found.push('a card is cut off: ' + panel.textContent.trim().slice(0, 12));
  }
  for (const target of document.querySelectorAll('#screen a, #screen button, #screen .choice')) {
    const box = target.getBoundingClientRect(), name = target.textContent.trim().slice(0, 12);
    if (!box.width) continue;
    if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1) found.push('out of sight: ' + name);
    const least = Math.min(box.width, box.height);
    if (least < floor - .5) found.push(`too small to tap: ${name} ${Math.round(least)}`);
    if (target.matches('.acts .btn') && box.height > box.width) found.push('words stand on end: ' + name);
    if (target.matches('.key') && target.scrollWidth > target.clientWidth + 1) found.push('words run out of: ' + name);
    const seen = document.elementFromPoint(box.left + box.width / 2, box.bottom - 8);
    if (seen && !target.contains(seen) && !seen.contains(target)) found.push('covered: ' + name);
  }
  return found;
}"""

# The words of the page with what lies behind each: every colour of the nearest background that hides the rest.
READS: Final = """([asked, told]) => {
  const colours = (text) => [...text.matchAll(/rgba?\\(([^)]+)\\)/g)]
    .map(([, inside]) => inside.split(/[ ,/]+/).map(Number)).filter(([, , , alpha = 1]) => alpha > .5);
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => (part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4))
    .reduce((sum, part, place) => sum + part * [.2126, .7152, .0722][place], 0);
  const ratio = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + .05) / (dark + .05);
  };
  const behind = (element) => {
    const style = getComputedStyle(element);
    if (element.matches('.badge')) return colours(style.color);
    const isWhole = style.backgroundSize === 'auto';
    const some = [...(isWhole ? colours(style.backgroundImage) : []), ...colours(style.backgroundColor)];
    if (some.length) return some;
    return element.parentElement ? behind(element.parentElement) : [[255, 255, 255]];
  };
  const main = 'h1, h2, h3, legend, .btn, .key:not(.key--long, .key--word), .digit, .tile, '
    + '.choice strong, .entry strong';
  const found = [], walker = document.createTreeWalker(document.getElementById('screen'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.textContent.trim(), element = walker.currentNode.parentElement;
    if (!words || element.closest('.vh, svg, [disabled]')) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    if (!range.getBoundingClientRect().width) continue;
    const style = getComputedStyle(element);
    const worst = Math.min(...behind(element).map((colour) => ratio(colours(style.color)[0], colour)));
    if (worst < 7) found.push(`faint (${worst.toFixed(1)}): ${words.slice(0, 12)}`);
    const size = parseFloat(style.fontSize), least = element.closest(main) ? asked : told;
    if (size < least - .1) found.push(`small print (${size.toFixed(1)}): ${words.slice(0, 12)}`);
  }
  return found;
}"""

# Rules of style alone, so that a page is looked at where it stands.
SIGHTS: Final = {"normal": ("normal", "normal"), "large": ("large", "normal"), "clear": ("large", "high")}
"""How a visitor may see a page: the size of its type, its contrast."""

SEE: Final = "([size, contrast]) => { Object.assign(document.documentElement.dataset, { size, contrast }); }"


def faults(page: Page) -> list[str]:
    """What is wrong with the page in any of the three sights, each fault with the sight it was seen in."""
    found, panel = [], page.evaluate("document.documentElement.dataset.panel")
    for sight, choice in SIGHTS.items():
        page.evaluate(SEE, choice)
        least = LARGE_TEXT[panel] if "large" in choice else (0, 0)
        seen = [*misfits(page), *page.evaluate(READS, least), *axe.faults(page)]
        found += [f"{sight}: {fault}" for fault in seen]
    page.evaluate(SEE, SIGHTS["normal"])
    return found


def misfits(page: Page) -> list[str]:
    """What is cut off, covered, or too small to tap for the panel that the page was made for."""
    panel = page.evaluate("document.documentElement.dataset.panel")
    found: list[str] = page.evaluate(FITS, FLOOR[panel])
    return found
