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
            /// The kind of an operator or keyword.
            pub(super) fn of(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$variant),)*
                    _ => None,
                }
            }

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

impl Kind {
    /// The kind of a keyword. Most names are told apart from keywords by their length or first letter.
    pub(super) fn keyword(word: &str) -> Option<Self> {
        const LONGEST: usize = 8;
        let first = word.as_bytes().first()?;
        if (2..=LONGEST).contains(&word.len()) && b"FNTabcdefgilnoprtwy".contains(first) {
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
