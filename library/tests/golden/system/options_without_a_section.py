"""Options in front of all sections are written where there are some."""
import configparser
import io

for text in ("[a]\nx = 1\n", "y = 2\n[a]\nx = 1\n"):
    parser = configparser.ConfigParser(allow_unnamed_section=True)
    parser.read_string(text)
    out = io.StringIO()
    parser.write(out)
    print(repr(out.getvalue()))
# expect: '[a]\nx = 1\n\n'
# expect: 'y = 2\n\n[a]\nx = 1\n\n'
