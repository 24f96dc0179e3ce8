# Every part of the format specification for integers.
for number in (0, 7, -42, 123456789):
    for spec in ("", "d", "+d", " d", "-d", "5d", "<5d", ">5d", "^5d", "=5d", "*^9d", "05d", "+05d", "#b", "#o", "#x", "#X", "b", "o", "x", "X", "#010x", ",", "_", "_b", "_x", "#_x", "015,", "+,d", "e", ".2f", "%", "g", "n", "é>5", "<05"):
        print(f"{number:{spec}}", end="|")
    print()
    # expect: 0|0|+0| 0|0|    0|0    |    0|  0  |    0|****0****|00000|+0000|0b0|0o0|0x0|0X0|0|0|0|0|0x...|0|0|0|0|0x0|000,000,000,000|+0|0.000000e+00|0.00|0.000000%|0|0|éééé0|00000|
    # expect: 7|7|+7| 7|7|    7|7    |    7|  7  |    7|****7****|00007|+0007|0b111|0o7|0x7|0X7|111|7|7|7|0x...|7|7|111|7|0x7|000,000,000,007|+7|7.000000e+00|7.00|700.000000%|7|7|éééé7|70000|
    # expect: -42|-42|-42|-42|-42|  -42|-42  |  -42| -42 |-  42|***-42***|-0042|-0042|-0b101010|-0o52|-0x2a|-0X2A|-101010|-52|-2a|-2A|-0x...|-42|-42|-10_1010|-2a|-0x2a|-00,000,000,042|-42|-4.200000e+01|-42.00|-4200.000000%|-42|-42|éé-42|-4200|
    # expect: 123456789|123456789|+123456789| 123456789|123456789|123456789|123456789|123456789|123456789|123456789|123456789|123456789|+123456789|0b111010110111100110100010101|0o726746425|0x...|0X75BCD15|111010110111100110100010101|726746425|75bcd15|75BCD15|0x...|123,456,789|123_456_789|111_0101_1011_1100_1101_0001_0101|75b_cd15|0x75b_cd15|000,123,456,789|+123,456,789|1.234568e+08|123456789.00|12345678900.000000%|1.23457e+08|123456789|123456789|123456789|
for spec in ("5.2d", ".3", "s", "q", ",b", "_c", "+c", "#c", ",_", "__", "=c", "99999999999999999999", "d5", "5dd", "<<", "<<<5"):
    try:
        print(spec, repr(f"{5:{spec}}"))
    except ValueError as error:
        print(spec, error)
        # expect: 5.2d Precision not allowed in integer format specifier
        # expect: .3 Precision not allowed in integer format specifier
        # expect: s Unknown format code 's' for object of type 'int'
        # expect: q Unknown format code 'q' for object of type 'int'
        # expect: ,b Cannot specify ',' with 'b'.
        # expect: _c Cannot specify '_' with 'c'.
        # expect: +c Sign not allowed with integer format specifier 'c'
        # expect: #c Alternate form (#) not allowed with integer format specifier 'c'
        # expect: ,_ Cannot specify both ',' and '_'.
        # expect: __ Cannot specify '_' with '_'.
        # expect: =c '\x05'
        # expect: 99999999999999999999 Too many decimal digits in format string
        # expect: d5 Invalid format specifier 'd5' for object of type 'int'
        # expect: 5dd Invalid format specifier '5dd' for object of type 'int'
        # expect: << '5'
        # expect: <<<5 Invalid format specifier '<<<5' for object of type 'int'
