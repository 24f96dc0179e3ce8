//! [`Template`]: a template string of a script, its texts and its values apart.

use crate::code::Conversion;
use crate::embed::{Ctx, Error, FromValue, IntoValue, Result, Value};
use crate::value::Value as VmValue;
use crate::vm::protocol::templates::{interpolation_of, template_of};

/// What a template string `t"..."` makes: texts that its author wrote, and values that stand between them (CPython:
/// `string.templatelib.Template`).
///
/// A host that takes one can treat values as values: bind them to a statement of SQL, escape them for HTML. Nothing in
/// a value can become part of the texts.
///
/// It converts both ways: a script's template becomes one by [`FromValue`], with a copy of its texts; one that the host
/// has made becomes a script's `Template` by [`IntoValue`].
///
/// ```
/// use nonlocal::{Result, Runtime, Template, TemplatePart};
///
/// /// HTML in which every value is escaped.
/// fn html(template: Template) -> String {
///     let escape = |value: &nonlocal::Value| match value {
///         nonlocal::Value::Str(text) => text.replace('&', "&amp;").replace('<', "&lt;"),
///         other => format!("{other:?}"),
///     };
///     template
///         .parts()
///         .map(|part| match part {
///             TemplatePart::Text(text) => text.to_owned(),
///             TemplatePart::Field(field) => escape(&field.value),
///         })
///         .collect()
/// }
///
/// let mut rt = Runtime::new();
/// let html_function = rt.function("html", |template: Template| html(template));
/// rt.set("html", html_function)?;
/// let page: String = rt.run("
/// name = '<script>'
/// html(t'<b>{name}</b>')")?;
/// assert_eq!(page, "<b>&lt;script></b>");
///
/// // The other way, a template of the host's own.
/// let query = Template::new().text("id = ").value("wanted", 7);
/// rt.set("query", query)?;
/// assert_eq!(rt.run::<(String, i64)>("query.strings[0], query.values[0]")?, ("id = ".to_owned(), 7));
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, PartialEq, Debug)]
pub struct Template {
    // Invariant: one more than there are fields.
    strings: Vec<String>,
    fields: Vec<Interpolation>,
}

/// A field of a [`Template`] (CPython: `string.templatelib.Interpolation`).
///
/// ```
/// use nonlocal::{Runtime, Template};
/// use nonlocal::code::Conversion;
///
/// let mut rt = Runtime::new();
/// let template: Template = rt.run("width = 6\nt'{width + 1!r:>{width}}'")?;
/// let field = &template.interpolations()[0];
/// assert_eq!(field.value, 7.into());
/// assert_eq!((field.expression.as_str(), field.format_spec.as_str()), ("width + 1", ">6"));
/// assert_eq!(field.conversion, Conversion::Repr);
/// assert_eq!(rt.format(field)?, "     7");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Interpolation {
    /// What the expression gave, neither converted nor formatted.
    pub value: Value,
    /// The source of the expression, as it was written.
    pub expression: String,
    /// What follows `!`; nothing is applied until somebody asks for it.
    pub conversion: Conversion,
    /// What follows `:`, the fields in it filled in; empty if there is nothing.
    pub format_spec: String,
}

/// A text or a field of a [`Template`], as [`Template::parts`] gives them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum TemplatePart<'a> {
    /// What the author of the template wrote; never empty.
    Text(&'a str),
    /// A value, and how it is written.
    Field(&'a Interpolation),
}

impl Template {
    /// A template without text and fields.
    #[must_use]
    pub fn new() -> Self {
        Self {
            strings: vec![String::new()],
            fields: Vec::new(),
        }
    }

    /// Adds a text at the end; one that follows another text becomes part of that.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        if let Some(last) = self.strings.last_mut() {
            last.push_str(text);
        }
        self
    }

    /// Adds a value at the end, with the source of an expression that stands for it.
    #[must_use]
    pub fn value(self, expression: impl Into<String>, value: impl Into<Value>) -> Self {
        self.field(Interpolation::new(expression, value))
    }

    /// Adds a field at the end.
    #[must_use]
    pub fn field(mut self, field: Interpolation) -> Self {
        self.fields.push(field);
        self.strings.push(String::new());
        self
    }

    /// The texts, one more than there are fields; some may be empty (CPython: `Template.strings`).
    #[must_use]
    pub fn strings(&self) -> &[String] {
        &self.strings
    }

    /// The fields, in their order (CPython: `Template.interpolations`).
    #[must_use]
    pub fn interpolations(&self) -> &[Interpolation] {
        &self.fields
    }

    /// The texts that are not empty and the fields, in their order (CPython: `iter(template)`).
    pub fn parts(&self) -> impl Iterator<Item = TemplatePart<'_>> {
        let fields = self.fields.iter().map(Some).chain([None]);
        let pairs = self.strings.iter().zip(fields);
        pairs.flat_map(|(text, field)| {
            let text = Some(TemplatePart::Text(text)).filter(|_| !text.is_empty());
            [text, field.map(TemplatePart::Field)].into_iter().flatten()
        })
    }
}

impl Default for Template {
    fn default() -> Self {
        Self::new()
    }
}

impl Interpolation {
    /// A field that shows a value as `{expression}` does.
    #[must_use]
    pub fn new(expression: impl Into<String>, value: impl Into<Value>) -> Self {
        Self {
            value: value.into(),
            expression: expression.into(),
            conversion: Conversion::None,
            format_spec: String::new(),
        }
    }

    /// The same field with another conversion.
    #[must_use]
    pub fn with_conversion(self, conversion: Conversion) -> Self {
        Self { conversion, ..self }
    }

    /// The same field with another format specifier.
    #[must_use]
    pub fn with_format_spec(self, format_spec: impl Into<String>) -> Self {
        Self {
            format_spec: format_spec.into(),
            ..self
        }
    }
}

/// Brings a field of this runtime across.
fn field_from(parts: [VmValue; 4], cx: &mut Ctx<'_>) -> Result<Interpolation> {
    let [value, expression, conversion, format_spec] = parts;
    Ok(Interpolation {
        value: Value::from_raw(cx.vm, value),
        expression: String::from_raw_value(expression, cx)?,
        conversion: match cx.vm.heap.text(conversion) {
            "s" => Conversion::Str,
            "r" => Conversion::Repr,
            "a" => Conversion::Ascii,
            _ => Conversion::None,
        },
        format_spec: String::from_raw_value(format_spec, cx)?,
    })
}

impl FromValue for Template {
    const IS_PLAIN: bool = true;

    /// A template, its texts copied.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        let Value::Object(object) = &value else {
            return Err(value.mismatch("Template", cx));
        };
        let raw = object.raw(cx.vm)?;
        let Some((strings, fields)) = template_of(&cx.vm.heap, raw) else {
            return Err(value.mismatch("Template", cx));
        };
        let (strings, fields) = (
            cx.vm.heap.tuple_items(strings),
            cx.vm.heap.tuple_items(fields),
        );
        let mut texts = Vec::with_capacity(strings.len());
        for text in strings {
            texts.push(String::from_raw_value(text, cx)?);
        }
        let mut template = Self {
            strings: texts,
            fields: Vec::with_capacity(fields.len()),
        };
        for field in fields {
            if let Some(parts) = interpolation_of(&cx.vm.heap, field) {
                template.fields.push(field_from(parts, cx)?);
            }
        }
        Ok(template)
    }
}

impl IntoValue for Template {
    const IS_PLAIN: bool = true;

    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        cx.charge_items(2 * self.fields.len())?;
        let strings = self.strings.into_iter();
        let strings: Result<Vec<VmValue>> = strings.map(|text| text.into_raw_value(cx)).collect();
        let fields = self.fields.into_iter();
        let fields: Result<Vec<VmValue>> = fields.map(|field| field.into_raw_value(cx)).collect();
        let template = cx.vm.heap.new_template(&strings?, &fields?);
        Ok(Value::from_raw(cx.vm, template))
    }
}

impl IntoValue for &Template {
    const IS_PLAIN: bool = true;

    /// A copy.
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        self.clone().into_value(cx)
    }
}

impl FromValue for Interpolation {
    const IS_PLAIN: bool = true;

    /// A field of a template, its texts copied.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        if let Value::Object(object) = &value {
            let raw = object.raw(cx.vm)?;
            if let Some(parts) = interpolation_of(&cx.vm.heap, raw) {
                return field_from(parts, cx);
            }
        }
        Err(value.mismatch("Interpolation", cx))
    }
}

impl IntoValue for Interpolation {
    const IS_PLAIN: bool = true;

    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        let value = self.value.into_raw(cx.vm)?;
        let expression = self.expression.into_raw_value(cx)?;
        let format_spec = self.format_spec.into_raw_value(cx)?;
        let conversion = match self.conversion {
            Conversion::None => VmValue::NONE,
            Conversion::Str => cx.vm.heap.intern_literal("s"),
            Conversion::Repr => cx.vm.heap.intern_literal("r"),
            Conversion::Ascii => cx.vm.heap.intern_literal("a"),
        };
        let field = cx
            .vm
            .heap
            .new_interpolation([value, expression, conversion, format_spec]);
        Ok(Value::from_raw(cx.vm, field))
    }
}

impl Interpolation {
    /// What an f-string would put in its place; runs code of scripts where the value's class has such.
    pub(in crate::embed) fn formatted(&self, cx: &mut Ctx<'_>) -> Result<String> {
        let value = self.value.clone().into_raw(cx.vm)?;
        let spec = self.format_spec.as_str().into_raw_value(cx)?;
        let outcome = cx.vm.format_value(value, spec, self.conversion);
        let text = cx.lift(outcome)?;
        match cx.vm.heap.as_text(text) {
            Some(text) => Ok(text.to_owned()),
            None => Err(Error::convert("str", "something else")),
        }
    }
}
