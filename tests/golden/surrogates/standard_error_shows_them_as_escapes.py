import sys

print(sys.stderr.write('to stderr \ud800\n'), sys.stderr.errors)  # expect: 12 backslashreplace
raise ValueError('end \udfff')  # expect error: ValueError: end \udfff
