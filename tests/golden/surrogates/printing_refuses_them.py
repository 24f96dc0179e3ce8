import sys


def attempt(function, *args, **options):
    try:
        function(*args, **options)
    except UnicodeEncodeError as error:
        print('!', error, error.start, error.end, ascii(error.object))


attempt(print, 'a', 'b\ud800\udc00c')
# expect: a ! 'utf-8' codec can't encode characters in position 1-2: surrogates not allowed 1 3 'b\ud800\udc00c'
attempt(print, 'x', end='\ud800')
# expect: x! 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed 0 1 '\ud800'
attempt(print, 'x', 'y', sep='\ud800')
# expect: x! 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed 0 1 '\ud800'
attempt(sys.stdout.write, 'ab\ud800')
# expect: ! 'utf-8' codec can't encode character '\ud800' in position 2: surrogates not allowed 2 3 'ab\ud800'
print(['\ud800'])  # expect: ['\ud800']
