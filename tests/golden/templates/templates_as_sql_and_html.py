# What templates are for: a value never becomes part of the text around it.
from string.templatelib import Interpolation

def sql(template):
    query, arguments = [], []
    for part in template:
        if isinstance(part, Interpolation):
            query.append("?")
            arguments.append(part.value)
        else:
            query.append(part)
    return "".join(query), arguments

def html(template):
    def escape(value):
        if isinstance(value, type(template)):
            return html(value)
        return str(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(escape(part.value) if isinstance(part, Interpolation) else part for part in template)

name = "'; DROP TABLE users; --"
print(sql(t"SELECT * FROM users WHERE name = {name} AND age > {18}"))
# expect: ('SELECT * FROM users WHERE name = ? AND age > ?', ["'; DROP TABLE users; --", 18])
items = ["<b>", "a & b"]
print(html(t"<ul>{t'<li>{items[0]}</li>'}{t'<li>{items[1]}</li>'}</ul>"))
# expect: <ul><li>&lt;b&gt;</li><li>a &amp; b</li></ul>
