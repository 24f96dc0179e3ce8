//! The texts of floats, complex numbers, str and bytes as `repr()` writes them: what Python would read back.

/// What is said about `~` on a bool, by the compiler about a constant and by the operator.
pub(crate) const INVERTED_BOOL: &str = "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.";

/// `repr()` of a float: the shortest digits that give it back, with an exponent from 1e16 on and below 1e-4.
pub(crate) fn float_repr(value: f64) -> String {
    let mut text = float_digits(value);
    if value.is_finite() && !text.contains(['.', 'e']) {
        text.push_str(".0");
    }
    text
}

/// The same without the `.0` of a whole number: the parts of complex numbers.
pub(crate) fn float_digits(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let (digits, exponent) = shortest_digits(value.abs());
    let point = exponent + 1;
    let count = digits.len() as i32;
    if !(-4..16).contains(&exponent) {
        let (first, rest) = digits.split_at(1);
        let dot = if rest.is_empty() { "" } else { "." };
        let exponent_sign = if exponent < 0 { '-' } else { '+' };
        return format!(
            "{sign}{first}{dot}{rest}e{exponent_sign}{:02}",
            exponent.unsigned_abs()
        );
    }
    if point <= 0 {
        return format!(
            "{sign}0.{}{digits}",
            "0".repeat(point.unsigned_abs() as usize)
        );
    }
    if count <= point {
        return format!("{sign}{digits}{}", "0".repeat((point - count) as usize));
    }
    let (whole, fraction) = digits.split_at(point as usize);
    format!("{sign}{whole}.{fraction}")
}

/// The shortest digits that give a finite float back, and the decimal exponent of the first: of several the
/// closest, of two the even one, as C code has it (the standard library decides such ties otherwise).
fn shortest_digits(value: f64) -> (String, i32) {
    if value == 0.0 {
        return ("0".to_owned(), 0);
    }
    let mut buffer = ryu::Buffer::new();
    let text = buffer.format_finite(value);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = [whole, fraction].concat();
    let leading = all.len() - all.trim_start_matches('0').len();
    let digits = all.trim_matches('0').to_owned();
    (digits, exponent + whole.len() as i32 - 1 - leading as i32)
}

/// `repr()` of a complex number: `(1+2j)`, or `2j` where there is no real part.
pub(crate) fn complex_repr(re: f64, im: f64) -> String {
    if re == 0.0 && re.is_sign_positive() {
        return format!("{}j", float_digits(im));
    }
    let im_text = float_digits(im);
    let sign = if im_text.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{im_text}j)", float_digits(re))
}

/// `repr()` of a str: in single quotes, unless it has some and no double ones.
pub(crate) fn quote(text: &str) -> String {
    let mark = quote_mark(text);
    let mut out = String::with_capacity(text.len() + 2);
    out.push(mark);
    push_quoted(&mut out, text, mark);
    out.push(mark);
    out
}

/// The quotation mark that a text is put between.
pub(crate) fn quote_mark(text: &str) -> char {
    if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    }
}

/// Appends what stands between the quotation marks.
pub(crate) fn push_quoted(out: &mut String, text: &str, mark: char) {
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == mark => {
                out.push('\\');
                out.push(c);
            }
            ' '..='~' => out.push(c),
            c if super::unicode::is_printable(c) => out.push(c),
            c => push_escape(out, c),
        }
    }
}

/// A text with everything beyond ASCII escaped.
pub(crate) fn escape_beyond_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c)
        } else {
            push_escape(&mut out, c)
        }
    }
    out
}

/// `\x..`, `\u....` or `\U........`, the shortest that fits.
pub(crate) fn push_escape(out: &mut String, c: char) {
    let code = super::surrogates::code_of(c);
    let (kind, digits) = match code {
        0..=0xff => ('x', 2),
        0x100..=0xffff => ('u', 4),
        _ => ('U', 8),
    };
    out.push('\\');
    out.push(kind);
    for place in (0..digits).rev() {
        let digit = code >> (4 * place) & 0xf;
        out.push(char::from_digit(digit, 16).unwrap_or('0'));
    }
}

/// `repr()` of bytes.
#[cfg(any(feature = "parser", feature = "freeze"))]
pub(crate) fn quote_bytes(data: &[u8]) -> String {
    quote_bytes_with(data, false)
}

/// As [`quote_bytes`]; the repr of a bytearray escapes single quotes even between double ones.
pub(crate) fn quote_bytes_with(data: &[u8], escape_single: bool) -> String {
    quote_first_bytes(data, data.len(), escape_single)
}

/// As [`quote_bytes`], without what stands for those behind the first `len`, and the mark behind them.
pub(crate) fn quote_bytes_start(data: &[u8], len: usize) -> String {
    quote_first_bytes(data, len.min(data.len()), false)
}

fn quote_first_bytes(data: &[u8], len: usize, escape_single: bool) -> String {
    let mark = quote_mark_of_bytes(data);
    let mut out = String::with_capacity(len + 3);
    out.push('b');
    out.push(char::from(mark));
    push_quoted_bytes(&mut out, &data[..len], mark, escape_single);
    if len == data.len() {
        out.push(char::from(mark));
    }
    out
}

/// The quotation mark that bytes are put between.
pub(crate) fn quote_mark_of_bytes(data: &[u8]) -> u8 {
    if data.contains(&b'\'') && !data.contains(&b'"') {
        b'"'
    } else {
        b'\''
    }
}

/// Appends what stands between the quotation marks.
pub(crate) fn push_quoted_bytes(out: &mut String, data: &[u8], mark: u8, escape_single: bool) {
    for &byte in data {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            byte if byte == mark || (escape_single && byte == b'\'') => {
                out.push('\\');
                out.push(char::from(byte));
            }
            b' '..=b'~' => out.push(char::from(byte)),
            byte => push_escape(out, char::from(byte)),
        }
    }
}
