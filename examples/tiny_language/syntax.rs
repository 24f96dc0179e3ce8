//! Text to tree: the lexer and the parser of the tiny language.
//!
//! ```text
//! program    = { "use" NAME { "," NAME } | "let" NAME "=" expression | "fun" NAME function }
//! function   = "(" [ NAME { "," NAME } ] ")" "=" expression
//! expression = "let" NAME "=" expression "in" expression
//!            | "fun" function
//!            | "if" expression "then" expression "else" expression
//!            | "while" expression "do" expression
//!            | NAME ":=" expression
//!            | comparison
//! comparison = sum [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) sum ]
//! sum        = product { ( "+" | "-" ) product }
//! product    = call { ( "*" | "//" | "%" ) call }
//! call       = atom { "(" [ expression { "," expression } ] ")" }
//! atom       = NUMBER | TEXT | NAME | "(" expression { ";" expression } ")"
//! ```

use std::iter::Peekable;
use std::vec::IntoIter;

use nonlocal::code::{BinaryOp, CompareOp};

/// How deep a program may nest, so that no input overflows the stack.
const DEPTH: usize = 100;

const WORDS: [&str; 9] = [
    "use", "let", "in", "fun", "if", "then", "else", "while", "do",
];
/// The longer ones first.
const MARKS: [&str; 17] = [
    ":=", "==", "!=", "<=", ">=", "//", "<", ">", "=", "(", ")", ",", ";", "+", "-", "*", "%",
];

/// Why a text is no program.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("line {line}: {message}")]
pub(crate) struct Fault {
    pub(crate) line: u32,
    pub(crate) message: String,
}

impl Fault {
    pub(crate) fn new(line: u32, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { line, message }
    }
}

/// A program. `N` is what stands for a variable: its name, and once the scopes are known, the variable itself.
pub(crate) struct Program<N> {
    pub(crate) uses: Vec<(N, u32)>,
    pub(crate) definitions: Vec<(N, Expr<N>)>,
    /// The variables that `let`s in the definitions make; the parser leaves them to the analysis of scopes.
    pub(crate) locals: Vec<N>,
}

pub(crate) struct Expr<N> {
    pub(crate) line: u32,
    pub(crate) kind: Kind<N>,
}

pub(crate) enum Kind<N> {
    Number(i64),
    Text(String),
    Variable(N),
    Assign(N, Box<Expr<N>>),
    Let(N, Box<Expr<N>>, Box<Expr<N>>),
    Function(Function<N>),
    Call(Box<Expr<N>>, Vec<Expr<N>>),
    Binary(BinaryOp, Box<Expr<N>>, Box<Expr<N>>),
    Compare(CompareOp, Box<Expr<N>>, Box<Expr<N>>),
    If(Box<[Expr<N>; 3]>),
    While(Box<[Expr<N>; 2]>),
    Sequence(Vec<Expr<N>>),
}

pub(crate) struct Function<N> {
    pub(crate) name: String,
    pub(crate) params: Vec<N>,
    /// The variables that `let`s in it make, and those of functions around it that it needs. The parser leaves them
    /// to the analysis of scopes.
    pub(crate) locals: Vec<N>,
    pub(crate) free: Vec<N>,
    pub(crate) body: Box<Expr<N>>,
}

/// Reads a program.
pub(crate) fn parse(text: &str) -> Result<Program<String>, Fault> {
    let tokens = tokens(text)?;
    let mut parser = Parser {
        line: 1,
        depth: 0,
        tokens: tokens.into_iter().peekable(),
    };
    let mut program = Program {
        uses: Vec::new(),
        definitions: Vec::new(),
        locals: Vec::new(),
    };
    loop {
        if parser.takes("use") {
            loop {
                program.uses.push((parser.name()?, parser.line));
                if !parser.takes(",") {
                    break;
                }
            }
        } else if parser.takes("let") {
            let name = parser.name()?;
            parser.expect("=")?;
            let value = parser.expression()?;
            program.definitions.push((name, value));
        } else if parser.takes("fun") {
            let name = parser.name()?;
            let function = parser.function(&name)?;
            program.definitions.push((name, function));
        } else {
            return match parser.next() {
                Token::End => Ok(program),
                token => Err(parser.unexpected(&token, "a definition")),
            };
        }
    }
}

#[derive(Clone, PartialEq, Debug)]
enum Token {
    Number(i64),
    Text(String),
    Name(String),
    /// A reserved word or a mark.
    Mark(&'static str),
    End,
}

/// The tokens of a text, each with its line.
fn tokens(text: &str) -> Result<Vec<(Token, u32)>, Fault> {
    let mut tokens = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let mut rest = line.trim_start();
        while !rest.is_empty() && !rest.starts_with('#') {
            let (token, length) = token(rest).map_err(|message| Fault::new(number, message))?;
            tokens.push((token, number));
            rest = rest[length..].trim_start();
        }
    }
    Ok(tokens)
}

/// The first token of a line's rest, and its length.
fn token(rest: &str) -> Result<(Token, usize), String> {
    let first = rest.chars().next().unwrap_or(' ');
    let run = |of: fn(char) -> bool| rest.find(|c| !of(c)).unwrap_or(rest.len());
    if first.is_ascii_digit() {
        let length = run(|c| c.is_ascii_digit());
        let number = rest[..length]
            .parse()
            .map_err(|_| "the number is too large")?;
        return Ok((Token::Number(number), length));
    }
    if first.is_alphabetic() || first == '_' {
        let length = run(|c| c.is_alphanumeric() || c == '_');
        let word = &rest[..length];
        let token = match WORDS.into_iter().find(|reserved| *reserved == word) {
            Some(reserved) => Token::Mark(reserved),
            None => Token::Name(word.to_owned()),
        };
        return Ok((token, length));
    }
    if let Some(text) = rest.strip_prefix('"') {
        let length = text.find('"').ok_or("the text has no end")?;
        return Ok((Token::Text(text[..length].to_owned()), length + 2));
    }
    let mark = MARKS.iter().find(|mark| rest.starts_with(**mark));
    mark.map(|mark| (Token::Mark(mark), mark.len()))
        .ok_or_else(|| format!("{first:?} means nothing"))
}

struct Parser {
    tokens: Peekable<IntoIter<(Token, u32)>>,
    /// The line of the last token that was taken.
    line: u32,
    depth: usize,
}

impl Parser {
    fn peek(&mut self) -> &Token {
        self.tokens.peek().map_or(&Token::End, |(token, _)| token)
    }

    fn next(&mut self) -> Token {
        match self.tokens.next() {
            Some((token, line)) => {
                self.line = line;
                token
            }
            None => Token::End,
        }
    }

    /// Takes a mark or reserved word, if it comes next.
    fn takes(&mut self, mark: &str) -> bool {
        let is_next = matches!(self.peek(), Token::Mark(next) if *next == mark);
        if is_next {
            self.next();
        }
        is_next
    }

    fn expect(&mut self, mark: &str) -> Result<(), Fault> {
        match self.next() {
            Token::Mark(next) if next == mark => Ok(()),
            token => Err(self.unexpected(&token, &format!("'{mark}'"))),
        }
    }

    fn name(&mut self) -> Result<String, Fault> {
        match self.next() {
            Token::Name(name) => Ok(name),
            token => Err(self.unexpected(&token, "a name")),
        }
    }

    fn unexpected(&self, token: &Token, wanted: &str) -> Fault {
        let found = match token {
            Token::Number(number) => number.to_string(),
            Token::Text(text) => format!("{text:?}"),
            Token::Name(name) => name.clone(),
            Token::Mark(mark) => format!("'{mark}'"),
            Token::End => String::from("the end"),
        };
        Fault::new(self.line, format!("expected {wanted}, found {found}"))
    }

    /// Counts a level, and refuses one too many.
    fn deeper(&mut self) -> Result<(), Fault> {
        self.depth += 1;
        match self.depth {
            0..=DEPTH => Ok(()),
            _ => Err(Fault::new(self.line, "too much in one expression")),
        }
    }

    fn expression(&mut self) -> Result<Expr<String>, Fault> {
        let depth = self.depth;
        self.deeper()?;
        let expr = self.any_expression();
        self.depth = depth;
        expr
    }

    fn any_expression(&mut self) -> Result<Expr<String>, Fault> {
        if self.takes("let") {
            let line = self.line;
            let name = self.name()?;
            self.expect("=")?;
            let value = Box::new(self.expression()?);
            self.expect("in")?;
            let body = Box::new(self.expression()?);
            return Ok(Expr {
                line,
                kind: Kind::Let(name, value, body),
            });
        }
        if self.takes("fun") {
            return self.function("fun");
        }
        if self.takes("if") {
            let line = self.line;
            let condition = self.expression()?;
            self.expect("then")?;
            let yes = self.expression()?;
            self.expect("else")?;
            let no = self.expression()?;
            return Ok(Expr {
                line,
                kind: Kind::If(Box::new([condition, yes, no])),
            });
        }
        if self.takes("while") {
            let line = self.line;
            let condition = self.expression()?;
            self.expect("do")?;
            let body = self.expression()?;
            return Ok(Expr {
                line,
                kind: Kind::While(Box::new([condition, body])),
            });
        }
        let expr = self.comparison()?;
        match expr.kind {
            Kind::Variable(name) if self.takes(":=") => {
                let value = Box::new(self.expression()?);
                Ok(Expr {
                    line: expr.line,
                    kind: Kind::Assign(name, value),
                })
            }
            kind => Ok(Expr {
                line: expr.line,
                kind,
            }),
        }
    }

    /// What comes behind `fun` and the name.
    fn function(&mut self, name: &str) -> Result<Expr<String>, Fault> {
        let line = self.line;
        let params = self.listed(Self::name)?;
        self.expect("=")?;
        let function = Function {
            name: name.to_owned(),
            params,
            locals: Vec::new(),
            free: Vec::new(),
            body: Box::new(self.expression()?),
        };
        Ok(Expr {
            line,
            kind: Kind::Function(function),
        })
    }

    /// A list in brackets.
    fn listed<T>(&mut self, item: fn(&mut Self) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
        let mut items = Vec::new();
        self.expect("(")?;
        if self.takes(")") {
            return Ok(items);
        }
        loop {
            items.push(item(self)?);
            if !self.takes(",") {
                self.expect(")")?;
                return Ok(items);
            }
        }
    }

    fn comparison(&mut self) -> Result<Expr<String>, Fault> {
        let left = self.sum()?;
        let op = match self.peek() {
            Token::Mark("==") => CompareOp::Eq,
            Token::Mark("!=") => CompareOp::Ne,
            Token::Mark("<") => CompareOp::Lt,
            Token::Mark("<=") => CompareOp::Le,
            Token::Mark(">") => CompareOp::Gt,
            Token::Mark(">=") => CompareOp::Ge,
            _ => return Ok(left),
        };
        self.next();
        let line = self.line;
        let right = self.sum()?;
        Ok(Expr {
            line,
            kind: Kind::Compare(op, Box::new(left), Box::new(right)),
        })
    }

    fn sum(&mut self) -> Result<Expr<String>, Fault> {
        self.chain(Self::product, |mark| match mark {
            "+" => Some(BinaryOp::Add),
            "-" => Some(BinaryOp::Sub),
            _ => None,
        })
    }

    fn product(&mut self) -> Result<Expr<String>, Fault> {
        self.chain(Self::call, |mark| match mark {
            "*" => Some(BinaryOp::Mul),
            "//" => Some(BinaryOp::FloorDiv),
            "%" => Some(BinaryOp::Mod),
            _ => None,
        })
    }

    /// Operands with operators between them, from left to right.
    fn chain(
        &mut self,
        operand: fn(&mut Self) -> Result<Expr<String>, Fault>,
        operator: fn(&str) -> Option<BinaryOp>,
    ) -> Result<Expr<String>, Fault> {
        let mut left = operand(self)?;
        while let Token::Mark(mark) = self.peek()
            && let Some(op) = operator(mark)
        {
            // The left side gets one level deeper with each operator.
            self.deeper()?;
            self.next();
            let line = self.line;
            let right = operand(self)?;
            left = Expr {
                line,
                kind: Kind::Binary(op, Box::new(left), Box::new(right)),
            };
        }
        Ok(left)
    }

    fn call(&mut self) -> Result<Expr<String>, Fault> {
        let mut callee = self.atom()?;
        while *self.peek() == Token::Mark("(") {
            self.deeper()?;
            let line = self.line;
            let args = self.listed(Self::expression)?;
            callee = Expr {
                line,
                kind: Kind::Call(Box::new(callee), args),
            };
        }
        Ok(callee)
    }

    fn atom(&mut self) -> Result<Expr<String>, Fault> {
        let token = self.next();
        let line = self.line;
        let kind = match token {
            Token::Number(number) => Kind::Number(number),
            Token::Text(text) => Kind::Text(text),
            Token::Name(name) => Kind::Variable(name),
            Token::Mark("(") => {
                let mut items = vec![self.expression()?];
                while self.takes(";") {
                    items.push(self.expression()?);
                }
                self.expect(")")?;
                Kind::Sequence(items)
            }
            token => return Err(self.unexpected(&token, "an expression")),
        };
        Ok(Expr { line, kind })
    }
}
