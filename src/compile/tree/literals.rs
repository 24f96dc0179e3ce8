//! Literals, f-strings and template strings, and the expressions that the parser's tree has in another form than the grammar
//! of `ast`, both ways.

use std::sync::Arc;

use super::read::{Reader, list};
use super::rows::no_such;
use super::write::{Part, Writer};
use super::{Field, Kind, Node, TreeError};
use crate::code::Constant;
use crate::compile::expressions::fold;
use crate::compile::expressions::{expression_source, self_documentation};
use crate::syntax::ast::{
    self, AtomicNodeIndex, ConversionFlag, Expr, FStringPart, InterpolatedElement,
    InterpolatedStringElement as Element, Number,
};
use crate::syntax::{Ranged, TextRange, TextSize, ensure_stack};

type Read<T> = Result<T, TreeError>;

pub(super) fn write(writer: &mut Writer<'_>, expr: &Expr) -> Field {
    match expr {
        Expr::Call(call) => writer.call(call),
        Expr::Lambda(lambda) => {
            let fields = vec![
                writer.parameters(lambda.parameters.as_deref()),
                writer.one(&lambda.body),
            ];
            writer.node(Kind::Lambda, lambda.range, fields)
        }
        Expr::Dict(dict) => {
            let keys = writer.keys(dict.items.iter().map(|item| item.key.as_ref()));
            let values = dict.items.iter().map(|item| writer.one(&item.value));
            let values = Field::List(values.collect());
            writer.node(Kind::Dict, dict.range, vec![keys, values])
        }
        Expr::Tuple(tuple) => {
            let fields = vec![writer.many(&tuple.elts), writer.one(&tuple.ctx)];
            writer.node(Kind::Tuple, tuple.range, fields)
        }
        Expr::Generator(generator) => writer.generator(generator, generator.range),
        Expr::FString(string) => {
            let mut pieces = Pieces::new(Kind::FormattedValue);
            for part in &string.value {
                match part {
                    FStringPart::Literal(literal) => pieces.text(literal.as_str(), literal.range),
                    FStringPart::FString(part) => pieces.elements(writer, &part.elements),
                }
            }
            let values = pieces.finish(writer);
            writer.node(Kind::JoinedStr, string.range, vec![values])
        }
        Expr::TString(string) => {
            let mut pieces = Pieces::new(Kind::Interpolation);
            for part in &string.value {
                pieces.elements(writer, &part.elements);
            }
            let values = pieces.finish(writer);
            writer.node(Kind::TemplateStr, string.range, vec![values])
        }
        Expr::StringLiteral(literal) if literal.value.is_unicode() => {
            let value = Constant::Str(Arc::from(literal.value.to_str()));
            let fields = vec![Field::Constant(value), writer.text("u")];
            writer.node(Kind::Constant, literal.range, fields)
        }
        literal => {
            let value = fold::constant(literal, true).unwrap_or(Constant::None);
            writer.constant(value, literal.range())
        }
    }
}

pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Read<Expr> {
    Ok(match node.kind {
        Kind::Call => Expr::Call(reader.call(node)?),
        Kind::Lambda => {
            let start = reader.begin(node)?;
            Expr::Lambda(ast::ExprLambda {
                parameters: Some(Box::new(reader.parameters(node, 0)?)),
                body: reader.one(node, 1)?,
                node_index: AtomicNodeIndex::NONE,
                range: reader.end(node, start),
            })
        }
        Kind::Dict => {
            let start = reader.begin(node)?;
            let mut items = Vec::new();
            for (key, value) in list(node, 0).iter().zip(list(node, 1)) {
                let key = match key {
                    Field::None => None,
                    key => Some(Expr::read(reader, node, key)?),
                };
                let value = Expr::read(reader, node, value)?;
                items.push(ast::DictItem { key, value });
            }
            Expr::Dict(ast::ExprDict {
                items,
                node_index: AtomicNodeIndex::NONE,
                range: reader.end(node, start),
            })
        }
        Kind::Tuple => {
            let start = reader.begin(node)?;
            Expr::Tuple(ast::ExprTuple {
                elts: reader.many(node, 0)?,
                ctx: reader.one(node, 1)?,
                parenthesized: true,
                node_index: AtomicNodeIndex::NONE,
                range: reader.end(node, start),
            })
        }
        Kind::GeneratorExp => {
            let start = reader.begin(node)?;
            Expr::Generator(ast::ExprGenerator {
                elt: reader.one(node, 0)?,
                generators: reader.many(node, 1)?,
                parenthesized: true,
                node_index: AtomicNodeIndex::NONE,
                range: reader.end(node, start),
            })
        }
        Kind::JoinedStr | Kind::FormattedValue => {
            let start = reader.begin(node)?;
            let elements = match node.kind {
                Kind::JoinedStr => reader.elements(node)?,
                _ => vec![Element::Interpolation(reader.field(node)?)],
            };
            let range = reader.end(node, start);
            Expr::FString(ast::ExprFString {
                value: ast::FStringValue::single(ast::FString {
                    elements: elements.into(),
                    flags: ast::FStringFlags::empty(),
                    node_index: AtomicNodeIndex::NONE,
                    range,
                }),
                node_index: AtomicNodeIndex::NONE,
                range,
            })
        }
        Kind::TemplateStr => {
            let start = reader.begin(node)?;
            let elements = reader.elements(node)?;
            let range = reader.end(node, start);
            Expr::TString(ast::ExprTString {
                value: ast::TStringValue::single(ast::TString {
                    elements: elements.into(),
                    flags: ast::TStringFlags::empty(),
                    node_index: AtomicNodeIndex::NONE,
                    range,
                }),
                node_index: AtomicNodeIndex::NONE,
                range,
            })
        }
        Kind::Constant => match node.fields.first() {
            Some(Field::Constant(value)) => reader.literal(node, value)?,
            _ => return no_such(reader, node),
        },
        _ => return no_such(reader, node),
    })
}

impl Writer<'_> {
    pub(super) fn generator(&mut self, generator: &ast::ExprGenerator, range: TextRange) -> Field {
        let fields = vec![self.one(&generator.elt), self.many(&generator.generators)];
        self.node(Kind::GeneratorExp, range, fields)
    }

    fn interpolation(&mut self, kind: Kind, element: &InterpolatedElement) -> Field {
        let conversion = match (element.conversion.to_byte(), &element.format_spec) {
            (Some(conversion), _) => i64::from(conversion),
            (None, None) if element.debug_text.is_some() => i64::from(b'r'),
            (None, _) => -1,
        };
        let mut fields = vec![self.one(&element.expression)];
        if kind == Kind::Interpolation {
            let text = expression_source(element, self.source);
            fields.push(Field::Constant(Constant::Str(text.into())));
        }
        fields.push(Field::Int(conversion));
        fields.push(match &element.format_spec {
            None => Field::None,
            Some(spec) => {
                let mut pieces = Pieces::new(Kind::FormattedValue);
                pieces.elements(self, &spec.elements);
                let values = pieces.finish(self);
                // The colon is a part of it.
                let start = spec.range.start() - TextSize::new(1);
                let range = TextRange::new(start, spec.range.end());
                self.node(Kind::JoinedStr, range, vec![values])
            }
        });
        self.node(kind, element.range, fields)
    }
}

/// The values of an f-string or a template: literal texts that are neighbours become one.
struct Pieces {
    /// What a field is: `FormattedValue` or `Interpolation`.
    kind: Kind,
    values: Vec<Field>,
    text: String,
    range: Option<TextRange>,
}

impl Pieces {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            values: Vec::new(),
            text: String::new(),
            range: None,
        }
    }

    fn text(&mut self, text: &str, range: TextRange) {
        self.text.push_str(text);
        self.range = Some(self.range.map_or(range, |before| before.cover(range)));
    }

    fn elements(&mut self, writer: &mut Writer<'_>, elements: &[Element]) {
        for element in elements {
            match element {
                Element::Literal(literal) => self.text(&literal.value, literal.range),
                Element::Interpolation(field) => {
                    if let Some(debug) = &field.debug_text {
                        let text = self_documentation(debug);
                        let start = field.range.start() + TextSize::new(1);
                        let length = u32::try_from(text.len()).unwrap_or_default();
                        let end = field.range.end().min(start + TextSize::new(length));
                        self.text(&text, TextRange::new(start, end.max(start)));
                    }
                    self.flush(writer);
                    let value = writer.interpolation(self.kind, field);
                    self.values.push(value);
                }
            }
        }
    }

    fn flush(&mut self, writer: &mut Writer<'_>) {
        let text = std::mem::take(&mut self.text);
        if let Some(range) = self.range.take()
            && !text.is_empty()
        {
            let value = writer.constant(Constant::Str(text.into()), range);
            self.values.push(value);
        }
    }

    fn finish(mut self, writer: &mut Writer<'_>) -> Field {
        self.flush(writer);
        Field::List(self.values)
    }
}

impl Reader<'_> {
    /// The pieces of an f-string or a template.
    fn elements(&mut self, node: &Node) -> Read<Vec<Element>> {
        let mut elements = Vec::new();
        for value in list(node, 0) {
            let piece = self.get(value)?;
            elements.push(match (piece.kind, piece.fields.first()) {
                (Kind::Constant, Some(Field::Constant(Constant::Str(text)))) => {
                    let start = self.begin(piece)?;
                    Element::Literal(ast::InterpolatedStringLiteralElement {
                        value: (&**text).into(),
                        node_index: AtomicNodeIndex::NONE,
                        range: self.end(piece, start),
                    })
                }
                (Kind::FormattedValue | Kind::Interpolation, _) => {
                    Element::Interpolation(self.field(piece)?)
                }
                _ => Element::Interpolation(self.formatted(piece, value)?),
            });
        }
        Ok(elements)
    }

    /// A field of an f-string or a template.
    fn field(&mut self, node: &Node) -> Read<InterpolatedElement> {
        let start = self.begin(node)?;
        // That of a template has its source before the rest.
        let shift = usize::from(node.kind == Kind::Interpolation);
        let expression = self.one(node, 0)?;
        let conversion = match node.fields.get(1 + shift) {
            Some(Field::Int(115)) => ConversionFlag::Str,
            Some(Field::Int(114)) => ConversionFlag::Repr,
            Some(Field::Int(97)) => ConversionFlag::Ascii,
            _ => ConversionFlag::None,
        };
        if let (1, Some(Field::Constant(Constant::Str(text)))) = (shift, node.fields.get(1)) {
            self.note_expression(start, Arc::clone(text));
        }
        let format_spec = match node.fields.get(2 + shift) {
            None | Some(Field::None) => None,
            Some(spec) => Some(Box::new(self.format_spec(spec)?)),
        };
        Ok(InterpolatedElement {
            expression,
            debug_text: None,
            conversion,
            format_spec,
            node_index: AtomicNodeIndex::NONE,
            range: self.end(node, start),
        })
    }

    /// Another expression among the pieces: its value is formatted.
    fn formatted(&mut self, node: &Node, field: &Field) -> Read<InterpolatedElement> {
        let start = self.begin(node)?;
        Ok(InterpolatedElement {
            expression: Box::new(Expr::read(self, node, field)?),
            debug_text: None,
            conversion: ConversionFlag::None,
            format_spec: None,
            node_index: AtomicNodeIndex::NONE,
            range: self.end(node, start),
        })
    }

    fn format_spec(&mut self, field: &Field) -> Read<ast::InterpolatedStringFormatSpec> {
        let node = self.get(field)?;
        let start = self.begin(node)?;
        let elements = match node.kind {
            Kind::JoinedStr => self.elements(node)?,
            _ => vec![Element::Interpolation(self.formatted(node, field)?)],
        };
        Ok(ast::InterpolatedStringFormatSpec {
            elements: elements.into(),
            node_index: AtomicNodeIndex::NONE,
            range: self.end(node, start),
        })
    }

    fn literal(&mut self, node: &Node, value: &Constant) -> Read<Expr> {
        let start = self.begin(node)?;
        if let Constant::Tuple(items) = value {
            let items = items
                .iter()
                .map(|item| ensure_stack(|| self.literal(node, item)));
            return Ok(Expr::Tuple(ast::ExprTuple {
                elts: items.collect::<Read<_>>()?,
                ctx: ast::ExprContext::Load,
                parenthesized: true,
                node_index: AtomicNodeIndex::NONE,
                range: self.end(node, start),
            }));
        }
        let range = self.end(node, start);
        let number = |value| {
            Expr::NumberLiteral(ast::ExprNumberLiteral {
                node_index: AtomicNodeIndex::NONE,
                range,
                value,
            })
        };
        Ok(match value {
            Constant::None => Expr::NoneLiteral(ast::ExprNoneLiteral {
                node_index: AtomicNodeIndex::NONE,
                range,
            }),
            Constant::Ellipsis => Expr::EllipsisLiteral(ast::ExprEllipsisLiteral {
                node_index: AtomicNodeIndex::NONE,
                range,
            }),
            Constant::Bool(value) => Expr::BooleanLiteral(ast::ExprBooleanLiteral {
                node_index: AtomicNodeIndex::NONE,
                range,
                value: *value,
            }),
            Constant::Int(value) => number(Number::Int(integer(&value.to_string())?)),
            Constant::BigInt(value) => number(Number::Int(integer(&value.to_string())?)),
            Constant::Float(value) => number(Number::Float(*value)),
            Constant::Complex(real, imag) => number(Number::Complex {
                real: *real,
                imag: *imag,
            }),
            Constant::Str(text) => Expr::StringLiteral(ast::ExprStringLiteral {
                node_index: AtomicNodeIndex::NONE,
                range,
                value: ast::StringLiteralValue::single(ast::StringLiteral {
                    range,
                    node_index: AtomicNodeIndex::NONE,
                    value: (&**text).into(),
                    flags: ast::StringLiteralFlags::empty(),
                }),
            }),
            Constant::Bytes(bytes) => Expr::BytesLiteral(ast::ExprBytesLiteral {
                node_index: AtomicNodeIndex::NONE,
                range,
                value: ast::BytesLiteralValue::single(ast::BytesLiteral {
                    range,
                    node_index: AtomicNodeIndex::NONE,
                    value: (&**bytes).into(),
                    flags: ast::BytesLiteralFlags::empty(),
                }),
            }),
            _ => {
                let text = "a Constant with a frozenset in it cannot be compiled";
                return Err(TreeError::value(text));
            }
        })
    }
}

/// The parser's integer. It keeps a long one as its text, and so a negative one too, which no literal is.
fn integer(text: &str) -> Read<ast::Int> {
    const LONG: &str = "99999999999999999999";
    let number = if text.starts_with('-') { LONG } else { text };
    ast::Int::from_str_radix(number, 10, text)
        .map_err(|_| TreeError::value("an integer that cannot be read"))
}
