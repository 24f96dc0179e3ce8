names = ["</script><script>alert(1)</script>", "<!--<script>", "<img src=x onerror=alert(2)>", "a\"b'c`d&amp;", "\u202e evil \u2066", "\x00\x07\x1b[31m\x7f", "\u2028\u2029", "\ud800"]


def outer():
    שלום = "</SCRIPT >"  # <script>alert(3)</script> ]]> --> {{x}}

    def inner():
        return שלום + "\u202e"

    return inner


f = outer()
for name in names[:-1]:
    print(name)
print(f(), "مرحبا", "\x1b]0;title\x07")
