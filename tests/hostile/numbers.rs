//! Integers, strings and ranges that would take all memory or all time.

use nonlocal::Limit;

use super::world::{End, ends_in, raised, value};

/// Too large: an exception of Python's, or a limit.
fn too_large() -> Vec<End> {
    let mut ends: Vec<End> = ["MemoryError", "OverflowError", "ValueError"]
        .into_iter()
        .map(raised)
        .collect();
    ends.extend([Limit::HeapBytes, Limit::IntegerBits, Limit::Fuel].map(End::Limit));
    ends
}

#[test]
fn huge_integers() {
    for source in [
        "10 ** 10 ** 10",
        "1 << 10 ** 12",
        "1 << (1 << 100)",
        "(1 << 10 ** 7) ** 1000",
        "x = 1\nfor n in range(1, 10 ** 9): x *= n",
        "x = 3\nwhile True: x = x * x",
        "x = 3\nwhile True: x **= 9",
        "int('9' * 10 ** 7)",
        "str(1 << 10 ** 8)",
        "pow(3, 10 ** 10)",
        "2 ** (2 ** 40)",
        "x = 7\nwhile True: x = x << 1000000",
    ] {
        ends_in(source, &too_large());
    }
    ends_in("pow(3, 10 ** 300, 10 ** 20) < 10 ** 20", &[value("True")]);
    ends_in(
        "(-1) ** (10 ** 30)",
        &[value("1"), End::Limit(Limit::IntegerBits)],
    );
    ends_in(
        "0 ** (10 ** 30), 1 ** (10 ** 30)",
        &[value("(0, 1)"), End::Limit(Limit::IntegerBits)],
    );
    ends_in(
        "1 >> (1 << 100), -1 >> (1 << 100), 0 << (1 << 100)",
        &[value("(0, -1, 0)")],
    );
    ends_in("hash(1 << 100000) == hash(1 << 100000)", &[value("True")]);
    ends_in(
        "round(10 ** 400, -399) > 0, float(10 ** 308) > 0",
        &[value("(True, True)")],
    );
    ends_in("float(10 ** 400)", &[raised("OverflowError")]);
    ends_in("10 ** 400 / 3", &[raised("OverflowError")]);
    ends_in("10 ** 400 / 10 ** 399", &[value("10.0")]);
}

#[test]
fn huge_strings_and_lists() {
    for source in [
        "'x' * 10 ** 12",
        "[0] * 10 ** 12",
        "(0,) * 10 ** 12",
        "b'x' * 10 ** 12",
        "('a' * 10 ** 6).replace('', 'b' * 10 ** 6)",
        "'%*d' % (10 ** 12, 1)",
        "'%.*f' % (10 ** 12, 1.5)",
        "'%1000000000000d' % 1",
        "f'{1:>{10 ** 12}}'",
        "f'{1:1000000000000}'",
        "f'{1.5:.1000000000000f}'",
        "format(1, '10' * 10)",
        "'a'.center(10 ** 12)",
        "'a'.ljust(10 ** 12)",
        "'a'.rjust(10 ** 12)",
        "'1'.zfill(10 ** 12)",
        "'\\t'.expandtabs(10 ** 12)",
        "('ab' * 10 ** 6).join(['x'] * 10 ** 6)",
        "list(range(10 ** 12))",
        "tuple(range(10 ** 12))",
        "set(range(10 ** 12))",
        "dict.fromkeys(range(10 ** 12))",
        "[*range(10 ** 12)]",
        "x = [0] * 10 ** 6\nx[5:5] = range(10 ** 12)",
        "bytes(10 ** 12)",
        "{n: n for n in range(10 ** 12)}",
        "sorted(range(10 ** 12))",
        "'{:1000000000000}'.format(1)",
        "('x' * 10 ** 6).translate({120: 'y' * 10 ** 6})",
        "repr('\\0' * 3 * 10 ** 7)",
        "' '.join(str(n) for n in range(10 ** 12))",
    ] {
        ends_in(source, &too_large());
    }
}

#[test]
fn doubling() {
    for source in [
        "s = 'x'\nwhile True: s += s",
        "l = [0]\nwhile True: l += l",
        "l = [0]\nwhile True: l.extend(l)",
        "l = [0]\nwhile True: l = l + l",
        "t = (0,)\nwhile True: t += t",
        "s = 'x'\nwhile True: s = f'{s}{s}'",
        "s = 'x'\nwhile True: s = s.replace('x', 'xx')",
        "d = {0: 0}\nwhile True: d.update({len(d) + n: n for n in range(len(d))})",
        "l = [0]\nwhile True: l[len(l):] = l",
        "s = {0}\nwhile True: s |= {len(s) + n for n in range(len(s))}",
        "l = []\nwhile True: l.append('x' * 10000)",
        "b = b'x'\nwhile True: b += b",
        "x = []\nwhile True: x = [x, x, 'y' * 1000]",
    ] {
        // In a function, so that nothing of it stays alive behind the limit.
        let source = format!("def f():\n    {}\nf()", source.replace('\n', "\n    "));
        ends_in(
            &source,
            &[End::Limit(Limit::HeapBytes), End::Limit(Limit::Fuel)],
        );
    }
}

#[test]
fn ranges_slices_and_indices() {
    ends_in("len(range(10 ** 30))", &[raised("OverflowError")]);
    ends_in(
        "10 ** 29 in range(10 ** 30), 5 in range(0, 10 ** 30, 2)",
        &[value("(True, False)")],
    );
    ends_in(
        "range(10 ** 30)[-1] == 10 ** 30 - 1, range(10 ** 30)[::-(10 ** 29)][0] > 0",
        &[value("(True, True)")],
    );
    ends_in("range(0, 10, 0)", &[raised("ValueError")]);
    ends_in(
        "l = [1, 2, 3]\nl[::-2 ** 63], l[2 ** 63:], l[:-2 ** 70], l[::2 ** 64]",
        &[value("([3], [], [], [1])")],
    );
    ends_in("[1][2 ** 63]", &[raised("IndexError")]);
    ends_in("'abc'[-2 ** 63 - 1]", &[raised("IndexError")]);
    ends_in(
        "'abc'[-2 ** 70:2 ** 70:2], (1, 2)[::-2 ** 65]",
        &[value("('ac', (2,))")],
    );
    ends_in(
        "[0] * -5, 'x' * -10 ** 30, [1][0:0:-1]",
        &[raised("OverflowError"), value("([], '', [])")],
    );
    ends_in(
        "slice(None, None, -2 ** 63).indices(2 ** 62)",
        &[value("(4611686018427387903, -1, -9223372036854775808)")],
    );
    ends_in("for x in range(10 ** 30): pass", &[End::Limit(Limit::Fuel)]);
    ends_in("sum(range(10 ** 30))", &[End::Limit(Limit::Fuel)]);
    ends_in(
        "list(range(2 ** 63 - 2, 2 ** 63 + 2))[3] == 2 ** 63 + 1",
        &[value("True")],
    );
    ends_in(
        "reversed(range(10 ** 30)).__next__() == 10 ** 30 - 1",
        &[value("True")],
    );
}
