//! Lists of words that are written as one text.

/// The words of a text as a constant `&[&str]`, without an allocation: `words!("lt le eq")`.
macro_rules! words {
    ($text:expr) => {{
        const TEXT: &str = $text;
        const WORDS: [&str; $crate::text::words::count(TEXT)] = $crate::text::words::split(TEXT);
        &WORDS
    }};
}

pub(crate) use words;

/// How many words a text has.
pub(crate) const fn count(text: &str) -> usize {
    let mut words = 0;
    let mut rest = text.as_bytes().trim_ascii();
    while !rest.is_empty() {
        words += 1;
        rest = rest.split_at(word_len(rest)).1.trim_ascii();
    }
    words
}

/// The words of a text, of which there are `N`.
pub(crate) const fn split<const N: usize>(text: &str) -> [&str; N] {
    let mut words = [""; N];
    let mut rest = text.trim_ascii();
    let mut at = 0;
    while at < N {
        let (word, after) = rest.split_at(word_len(rest.as_bytes()));
        words[at] = word;
        rest = after.trim_ascii();
        at += 1;
    }
    words
}

const fn word_len(text: &[u8]) -> usize {
    let mut len = 0;
    while len < text.len() && !text[len].is_ascii_whitespace() {
        len += 1;
    }
    len
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_split_at_white_space() {
        let words: &[&str] = words!("  one two\n    three ");
        assert_eq!(words, ["one", "two", "three"]);
        assert!(words!(" ").is_empty());
    }
}
