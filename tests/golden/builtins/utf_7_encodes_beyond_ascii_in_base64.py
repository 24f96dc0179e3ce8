def attempt(function, *args):
    try:
        return ascii(function(*args))
    except UnicodeError as error:
        return f'{error} {error.start} {error.end} {error.encoding}'


TEXTS = ['A\u2262\u0391.', 'Hi Mom -\u263a-!', '\u65e5\u672c\u8a9e', 'Item 3 is \u00a31.', '+', '+-', '++--', '\\?', '~', '\U000abcde',
         '', '/', 'a\nb\tc\0d\x7f', '\ud801', '\ud801x', '\udc01', '\ud801\U000abcde', '\xe9-\xe9+\xe9a\xe9', '!"#$%&*;<=>@[]^_`{|}', '\xe9\xe9\xe9\xe9']
for text in TEXTS:
    data = text.encode('utf-7')
    print(data, data.decode('utf7') == text)
    # expect: b'A+ImIDkQ.' True
    # expect: b'Hi Mom -+Jjo--!' True
    # expect: b'+ZeVnLIqe-' True
    # expect: b'Item 3 is +AKM-1.' True
    # expect: b'+-' True
    # expect: b'+--' True
    # expect: b'+-+---' True
    # expect: b'+AFw?' True
    # expect: b'+AH4-' True
    # expect: b'+2m/c3g-' True
    # expect: b'' True
    # expect: b'/' True
    # expect: b'a\nb\tc+AAA-d+AH8-' True
    # expect: b'+2AE-' True
    # expect: b'+2AE-x' True
    # expect: b'+3AE-' True
    # expect: b'+2AHab9ze-' True
    # expect: b'+AOk--+AOkAKwDp-a+AOk-' True
    # expect: b'!"#$%&*;<=>@[]^_`{|}' True
    # expect: b'+AOkA6QDpAOk-' True
for data in (b'+2AE-', b'+2AE-x', b'+3AE', b'+2AHab9ze-', b'+', b'+-', b'a+', b'+A', b'+AA', b'+AAA', b'+AAB', b'+AAAA', b'+\xc1', b'\xc1x', b'+AGE.', b'+AGE', b'+AG-x', b'+AGH-x',
             b'+AGF\xe9', b'+2AE\xe9', b'+2AE.', b'~\\', b'+!x', b'+2AHYAQ-', b'x+2AHcAA'):
    for handler in ('strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape'):
        print(data, handler, attempt(data.decode, 'utf-7', handler))
        # expect: b'+2AE-' strict '\ud801'
        # expect: b'+2AE-' ignore '\ud801'
        # expect: b'+2AE-' replace '\ud801'
        # expect: b'+2AE-' backslashreplace '\ud801'
        # expect: b'+2AE-' surrogateescape '\ud801'
        # expect: b'+2AE-x' strict '\ud801x'
        # expect: b'+2AE-x' ignore '\ud801x'
        # expect: b'+2AE-x' replace '\ud801x'
        # expect: b'+2AE-x' backslashreplace '\ud801x'
        # expect: b'+2AE-x' surrogateescape '\ud801x'
        # expect: b'+3AE' strict '\udc01'
        # expect: b'+3AE' ignore '\udc01'
        # expect: b'+3AE' replace '\udc01'
        # expect: b'+3AE' backslashreplace '\udc01'
        # expect: b'+3AE' surrogateescape '\udc01'
        # expect: b'+2AHab9ze-' strict '\ud801\U000abcde'
        # expect: b'+2AHab9ze-' ignore '\ud801\U000abcde'
        # expect: b'+2AHab9ze-' replace '\ud801\U000abcde'
        # expect: b'+2AHab9ze-' backslashreplace '\ud801\U000abcde'
        # expect: b'+2AHab9ze-' surrogateescape '\ud801\U000abcde'
        # expect: b'+' strict ''
        # expect: b'+' ignore ''
        # expect: b'+' replace ''
        # expect: b'+' backslashreplace ''
        # expect: b'+' surrogateescape ''
        # expect: b'+-' strict '+'
        # expect: b'+-' ignore '+'
        # expect: b'+-' replace '+'
        # expect: b'+-' backslashreplace '+'
        # expect: b'+-' surrogateescape '+'
        # expect: b'a+' strict 'a'
        # expect: b'a+' ignore 'a'
        # expect: b'a+' replace 'a'
        # expect: b'a+' backslashreplace 'a'
        # expect: b'a+' surrogateescape 'a'
        # expect: b'+A' strict 'utf7' codec can't decode bytes in position 0-1: unterminated shift sequence 0 2 utf7
        # expect: b'+A' ignore ''
        # expect: b'+A' replace '\ufffd'
        # expect: b'+A' backslashreplace '\\x2b\\x41'
        # expect: b'+A' surrogateescape 'utf7' codec can't decode bytes in position 0-1: unterminated shift sequence 0 2 utf7
        # expect: b'+AA' strict 'utf7' codec can't decode bytes in position 0-2: unterminated shift sequence 0 3 utf7
        # expect: b'+AA' ignore ''
        # expect: b'+AA' replace '\ufffd'
        # expect: b'+AA' backslashreplace '\\x2b\\x41\\x41'
        # expect: b'+AA' surrogateescape 'utf7' codec can't decode bytes in position 0-2: unterminated shift sequence 0 3 utf7
        # expect: b'+AAA' strict '\x00'
        # expect: b'+AAA' ignore '\x00'
        # expect: b'+AAA' replace '\x00'
        # expect: b'+AAA' backslashreplace '\x00'
        # expect: b'+AAA' surrogateescape '\x00'
        # expect: b'+AAB' strict 'utf7' codec can't decode bytes in position 0-3: unterminated shift sequence 0 4 utf7
        # expect: b'+AAB' ignore '\x00'
        # expect: b'+AAB' replace '\x00\ufffd'
        # expect: b'+AAB' backslashreplace '\x00\\x2b\\x41\\x41\\x42'
        # expect: b'+AAB' surrogateescape 'utf7' codec can't decode bytes in position 0-3: unterminated shift sequence 0 4 utf7
        # expect: b'+AAAA' strict 'utf7' codec can't decode bytes in position 0-4: unterminated shift sequence 0 5 utf7
        # expect: b'+AAAA' ignore '\x00'
        # expect: b'+AAAA' replace '\x00\ufffd'
        # expect: b'+AAAA' backslashreplace '\x00\\x2b\\x41\\x41\\x41\\x41'
        # expect: b'+AAAA' surrogateescape 'utf7' codec can't decode bytes in position 0-4: unterminated shift sequence 0 5 utf7
        # expect: b'+\xc1' strict 'utf7' codec can't decode bytes in position 0-1: ill-formed sequence 0 2 utf7
        # expect: b'+\xc1' ignore ''
        # expect: b'+\xc1' replace '\ufffd'
        # expect: b'+\xc1' backslashreplace '\\x2b\\xc1'
        # expect: b'+\xc1' surrogateescape 'utf7' codec can't decode bytes in position 0-1: ill-formed sequence 0 2 utf7
        # expect: b'\xc1x' strict 'utf7' codec can't decode byte 0xc1 in position 0: unexpected special character 0 1 utf7
        # expect: b'\xc1x' ignore 'x'
        # expect: b'\xc1x' replace '\ufffdx'
        # expect: b'\xc1x' backslashreplace '\\xc1x'
        # expect: b'\xc1x' surrogateescape '\udcc1x'
        # expect: b'+AGE.' strict 'a.'
        # expect: b'+AGE.' ignore 'a.'
        # expect: b'+AGE.' replace 'a.'
        # expect: b'+AGE.' backslashreplace 'a.'
        # expect: b'+AGE.' surrogateescape 'a.'
        # expect: b'+AGE' strict 'a'
        # expect: b'+AGE' ignore 'a'
        # expect: b'+AGE' replace 'a'
        # expect: b'+AGE' backslashreplace 'a'
        # expect: b'+AGE' surrogateescape 'a'
        # expect: b'+AG-x' strict 'utf7' codec can't decode bytes in position 0-3: partial character in shift sequence 0 4 utf7
        # expect: b'+AG-x' ignore 'x'
        # expect: b'+AG-x' replace '\ufffdx'
        # expect: b'+AG-x' backslashreplace '\\x2b\\x41\\x47\\x2dx'
        # expect: b'+AG-x' surrogateescape 'utf7' codec can't decode bytes in position 0-3: partial character in shift sequence 0 4 utf7
        # expect: b'+AGH-x' strict 'utf7' codec can't decode bytes in position 0-4: non-zero padding bits in shift sequence 0 5 utf7
        # expect: b'+AGH-x' ignore 'ax'
        # expect: b'+AGH-x' replace 'a\ufffdx'
        # expect: b'+AGH-x' backslashreplace 'a\\x2b\\x41\\x47\\x48\\x2dx'
        # expect: b'+AGH-x' surrogateescape 'utf7' codec can't decode bytes in position 0-4: non-zero padding bits in shift sequence 0 5 utf7
        # expect: b'+AGF\xe9' strict 'utf7' codec can't decode bytes in position 0-4: non-zero padding bits in shift sequence 0 5 utf7
        # expect: b'+AGF\xe9' ignore 'a'
        # expect: b'+AGF\xe9' replace 'a\ufffd'
        # expect: b'+AGF\xe9' backslashreplace 'a\\x2b\\x41\\x47\\x46\\xe9'
        # expect: b'+AGF\xe9' surrogateescape 'utf7' codec can't decode bytes in position 0-4: non-zero padding bits in shift sequence 0 5 utf7
        # expect: b'+2AE\xe9' strict 'utf7' codec can't decode byte 0xe9 in position 4: unexpected special character 4 5 utf7
        # expect: b'+2AE\xe9' ignore ''
        # expect: b'+2AE\xe9' replace '\ufffd'
        # expect: b'+2AE\xe9' backslashreplace '\\xe9'
        # expect: b'+2AE\xe9' surrogateescape '\udce9'
        # expect: b'+2AE.' strict '\ud801.'
        # expect: b'+2AE.' ignore '\ud801.'
        # expect: b'+2AE.' replace '\ud801.'
        # expect: b'+2AE.' backslashreplace '\ud801.'
        # expect: b'+2AE.' surrogateescape '\ud801.'
        # expect: b'~\\' strict '~\\'
        # expect: b'~\\' ignore '~\\'
        # expect: b'~\\' replace '~\\'
        # expect: b'~\\' backslashreplace '~\\'
        # expect: b'~\\' surrogateescape '~\\'
        # expect: b'+!x' strict 'utf7' codec can't decode bytes in position 0-1: ill-formed sequence 0 2 utf7
        # expect: b'+!x' ignore 'x'
        # expect: b'+!x' replace '\ufffdx'
        # expect: b'+!x' backslashreplace '\\x2b\\x21x'
        # expect: b'+!x' surrogateescape 'utf7' codec can't decode bytes in position 0-1: ill-formed sequence 0 2 utf7
        # expect: b'+2AHYAQ-' strict '\ud801\ud801'
        # expect: b'+2AHYAQ-' ignore '\ud801\ud801'
        # expect: b'+2AHYAQ-' replace '\ud801\ud801'
        # expect: b'+2AHYAQ-' backslashreplace '\ud801\ud801'
        # expect: b'+2AHYAQ-' surrogateescape '\ud801\ud801'
        # expect: b'x+2AHcAA' strict 'x\U00010400'
        # expect: b'x+2AHcAA' ignore 'x\U00010400'
        # expect: b'x+2AHcAA' replace 'x\U00010400'
        # expect: b'x+2AHcAA' backslashreplace 'x\U00010400'
        # expect: b'x+2AHcAA' surrogateescape 'x\U00010400'
print(attempt('\xe9'.encode, 'UTF-7'), attempt('\ud800'.encode, 'u7', 'strict'))  # expect: b'+AOk-' b'+2AA-'
