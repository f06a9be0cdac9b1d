"""What each refusal and breakdown is called in plain words."""

from typing import Final

from app.words import _l

Words = tuple[object, object]

PLAIN: Final[dict[int, Words]] = {
    400: (_l("这一步没看懂"), _l("请返回首页，再试一次。")),
    401: (_l("请先登录"), _l("登录以后就能接着办了。")),
    403: (_l("这里不对您开放"), _l("需要的话，请找值守人员帮忙。")),
    404: (_l("没找到这一页"), _l("它可能已经不在了。请返回首页，重新选择。")),
    405: (_l("这一步不能这样办"), _l("请返回首页，从头再来。")),
    409: (_l("这一步现在办不了"), _l("情况刚刚有了变化，请返回看一看。")),
    413: (_l("内容太大了"), _l("请少填一些，或换一个小一点的文件。")),
    414: (_l("网址太长了"), _l("请返回首页，再试一次。")),
    422: (_l("还差一点点"), _l("请看看填的内容，改好后再试。")),
    429: (_l("点得太快了"), _l("请歇一会儿再试。")),
    500: (_l("机器出了点问题"), _l("不是您的错。请再试一次，或找值守人员帮忙。")),
    503: (_l("正在忙，请稍等"), _l("这一步还没有保存。请过几秒再试一次。")),
}
NOW_TAKEN: Final = _l("刚刚有人先办了，请返回再看一看。")
UNFIT: Final = _l("有一处内容我们记不下来，请改一改再试。")

# Shown only when even the error page breaks, so it stands on nothing: no layout, no catalogue.
LAST_RESORT: Final = """<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>暖蜂驿站</title>
<main id="screen">
<h1 tabindex="-1">请稍等，再试一次</h1>
<p>机器出了点问题，不是您的错。请找值守人员帮忙。</p>
<p>Something went wrong. Please try again or ask our staff.</p>
<p><a href="/">返回首页</a></p>
</main>
</html>
"""


def titles_and_words(status: int) -> Words:
    """Say a status; one we have no words for is said like the hundred it belongs to."""
    return PLAIN.get(status) or PLAIN[500 if status >= 500 else 400]
