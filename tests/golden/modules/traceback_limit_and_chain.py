import traceback


def fall(n):
    if n == 0:
        raise ValueError("ground")
    fall(n - 1)


def land():
    try:
        fall(2)
    except ValueError as cause:
        raise RuntimeError("landed") from cause


def names(pieces):
    return [piece.split(", in ")[-1].split("\n")[0] for piece in pieces]


try:
    land()
except RuntimeError as e:
    for limit in (None, 0, 1, 2, -1):
        print(limit, names(traceback.format_exception(e, limit=limit)))
        # expect: None ['Traceback (most recent call last):', 'land', 'fall', 'fall', 'fall', 'ValueError: ground', '', 'Traceback (most recent call last):', '<module>', 'land', 'RuntimeError: landed']
        # expect: 0 ['ValueError: ground', '', 'RuntimeError: landed']
        # expect: 1 ['Traceback (most recent call last):', 'land', 'ValueError: ground', '', 'Traceback (most recent call last):', '<module>', 'RuntimeError: landed']
        # expect: 2 ['Traceback (most recent call last):', 'land', 'fall', 'ValueError: ground', '', 'Traceback (most recent call last):', '<module>', 'land', 'RuntimeError: landed']
        # expect: -1 ['Traceback (most recent call last):', 'fall', 'ValueError: ground', '', 'Traceback (most recent call last):', 'land', 'RuntimeError: landed']
    print(names(traceback.format_exception(e, chain=False)))
    # expect: ['Traceback (most recent call last):', '<module>', 'land', 'RuntimeError: landed']
    assert list(traceback.TracebackException.from_exception(e).format()) == traceback.format_exception(e)
    assert "".join(traceback.format_exception(e)) == traceback.format_exc()
