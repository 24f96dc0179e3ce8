//! [`Token`]: a word of the source as CPython's tokenizer cuts it.

/// Declares [`Kind`] with the operators and keywords and their texts.
macro_rules! kinds {
    ($($variant:ident $text:literal)*) => {
        /// What a token is. Operators and keywords are kinds of their own.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub(super) enum Kind {
            Name,
            Number,
            Str,
            FStringStart,
            /// A template string begins; its text and its end are as those of an f-string.
            TStringStart,
            FStringMiddle,
            FStringEnd,
            Newline,
            Indent,
            Dedent,
            End,
            /// A character that no token begins with, but that the tokenizer lets pass: `$`, `?`, a backquote.
            Stray,
            /// Here the tokenizer fails; the parser must not have failed before for that to be reported.
            Error,
            $($variant,)*
        }

        impl Kind {
            /// The operators and keywords.
            const FIXED: &[Self] = &[$(Self::$variant,)*];

            /// The text of an operator or keyword, `""` for other kinds.
            pub(super) const fn text(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                    _ => "",
                }
            }
        }
    };
}

kinds! {
    LParen "(" RParen ")" LSquare "[" RSquare "]" LBrace "{" RBrace "}"
    Comma "," Colon ":" Semi ";" Dot "." Ellipsis "..." Equal "=" ColonEqual ":=" Arrow "->" At "@" Exclamation "!"
    Plus "+" Minus "-" Star "*" DoubleStar "**" Slash "/" DoubleSlash "//" Percent "%"
    LeftShift "<<" RightShift ">>" Amper "&" Bar "|" Caret "^" Tilde "~"
    EqEqual "==" NotEqual "!=" LessGreater "<>" Less "<" Greater ">" LessEqual "<=" GreaterEqual ">="
    PlusEqual "+=" MinusEqual "-=" StarEqual "*=" SlashEqual "/=" PercentEqual "%=" AmperEqual "&=" BarEqual "|="
    CaretEqual "^=" LeftShiftEqual "<<=" RightShiftEqual ">>=" DoubleStarEqual "**=" DoubleSlashEqual "//=" AtEqual "@="
    False "False" None "None" True "True" And "and" As "as" Assert "assert" Async "async" Await "await"
    Break "break" Class "class" Continue "continue" Def "def" Del "del" Elif "elif" Else "else" Except "except"
    Finally "finally" For "for" From "from" Global "global" If "if" Import "import" In "in" Is "is" Lambda "lambda"
    Nonlocal "nonlocal" Not "not" Or "or" Pass "pass" Raise "raise" Return "return" Try "try" While "while"
    With "with" Yield "yield"
}

/// Where the operators and keywords stand by the hash of their text; no two have the same.
const PLACES: [Option<Kind>; PLACE_COUNT] = {
    let mut places = [None; PLACE_COUNT];
    let mut next = 0;
    while next < Kind::FIXED.len() {
        let kind = Kind::FIXED[next];
        let place = place(kind.text().as_bytes());
        assert!(places[place].is_none(), "two kinds at one place");
        places[place] = Some(kind);
        next += 1;
    }
    places
};

const PLACE_COUNT: usize = 512;

/// A hash of a text that is not empty, from its length and its first, second and last bytes. The factors were
/// searched for: with them no two kinds meet.
const fn place(text: &[u8]) -> usize {
    let second = if text.len() > 1 { text[1] } else { 0 };
    let mixed = text[0] as usize + second as usize * 41 + text[text.len() - 1] as usize * 13;
    (mixed + text.len()) % PLACE_COUNT
}

impl Kind {
    /// The kind of an operator or keyword.
    pub(super) fn of(text: &str) -> Option<Self> {
        if text.is_empty() {
            return None;
        }
        PLACES[place(text.as_bytes())].filter(|kind| kind.text() == text)
    }

    /// The kind of a keyword. Most names are told apart from keywords by their length or first letter.
    pub(super) fn keyword(word: &str) -> Option<Self> {
        const LONGEST: usize = 8;
        let first = word.as_bytes().first()?;
        let may_begin = matches!(first,
            b'F' | b'N' | b'T'
            | b'a'..=b'g' | b'i' | b'l' | b'n'..=b'p' | b'r' | b't' | b'w' | b'y');
        if may_begin && (2..=LONGEST).contains(&word.len()) {
            Self::of(word)
        } else {
            None
        }
    }

    /// Whether the kind is a reserved word.
    pub(super) fn is_keyword(self) -> bool {
        self.text()
            .starts_with(|first: char| first.is_ascii_alphabetic())
    }
}

/// A word of the source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Its first byte.
    pub(super) start: u32,
    /// The byte after its last.
    pub(super) end: u32,
}
