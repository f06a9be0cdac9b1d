"""What axe finds wrong with a page, one line a fault."""

from pathlib import Path
from typing import Final

from playwright.sync_api import Page

SOURCE: Final = (Path(__file__).parent / "vendor" / "axe-4.14.1.min.js").read_text("utf-8")
AA: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
AAA: Final = (*AA, "wcag2aaa", "wcag21aaa", "wcag22aaa")
RUN: Final = """async ([tags, rules]) => {
  const found = await axe.run(document, { runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations'] });
  return found.violations.flatMap((fault) => fault.nodes.map((node) =>
    [fault.id, node.target.join(' '), node.failureSummary.replace(/\\s+/g, ' '), node.html.slice(0, 160)].join(' | ')));
}"""


def faults(page: Page, tags: tuple[str, ...] = AAA) -> list[str]:
    """Faults of the page as it stands, the size of its targets included (axe leaves that rule off by itself)."""
    page.evaluate(SOURCE)
    found: list[str] = page.evaluate(RUN, [tags, {"target-size": {"enabled": True}}])
    return found
