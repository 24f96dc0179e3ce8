# How strings print themselves.
print(repr("plain"), repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t nl\n nul\0 bell\a esc\x1b"))
# expect: 'plain' "it's" 'say "hi"' 'both \' and "' 'tab\t nl\n nul\x00 bell\x07 esc\x1b'
print(repr("é ñ 日 \u200b \U0001f600"), ascii("é日😀"), "a\
b", 'con' "cat", r"raw\n", "\101\x41\u0041", b"bytes\x00\xff'")
# expect: 'é ñ 日 \u200b 😀' '\xe9\u65e5\U0001f600' ab concat raw\n AAA b"bytes\x00\xff'"
print("""triple "quoted" text""", '\\', "\\n")  # expect: triple "quoted" text \ \n
