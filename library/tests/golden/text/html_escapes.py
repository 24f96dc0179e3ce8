"""Text to HTML and back."""
import html
from html.entities import codepoint2name, html5, name2codepoint

print(html.escape("<a href='x'>\"&\"</a>"), html.escape("'\"<", quote=False))
# expect: &lt;a href=&#x27;x&#x27;&gt;&quot;&amp;&quot;&lt;/a&gt; '"&lt;
print(html.unescape("&lt;&amp;&copy;&copy2&notit;&notin;&nosuch; &#65;&#x42;&#67 &#128; &#0;&#xD800;&#1; & &; &#; &#x;"))
# expect: <&©©2¬it;∉&nosuch; ABC € �� & &; &#; &#x;
print(len(html5), len(name2codepoint), html5["amp;"], html5["NotEqualTilde;"], codepoint2name[233])
# expect: 2231 252 & ≂̸ eacute
