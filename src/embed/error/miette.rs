//! `impl miette::Diagnostic for Error` (the feature `miette`).

use std::fmt::Display;

use miette::{
    Diagnostic, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};

use super::{Error, ErrorKind, SourceText};

/// Code, help, the source and a label under what went wrong; the errors that caused it are its sources.
///
/// ```
/// use miette::Diagnostic;
/// use nonlocal::Runtime;
///
/// let error = Runtime::new().run::<()>("total = 1\nprint(totl)").unwrap_err();
/// assert_eq!(error.code().map(|code| code.to_string()).as_deref(), Some("nonlocal::exception::NameError"));
/// assert_eq!(error.help().map(|help| help.to_string()).as_deref(), Some("Did you mean: 'total'?"));
/// let label = error.labels().and_then(|mut labels| labels.next()).expect("a label");
/// assert_eq!((label.offset(), label.len()), (16, 4));
/// ```
impl Diagnostic for Error {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        let kind = match self.kind() {
            ErrorKind::Syntax => "syntax",
            ErrorKind::Exception => "exception",
            ErrorKind::Limit(_) => "limit",
            ErrorKind::Interrupted => "interrupted",
            ErrorKind::Host => "host",
            ErrorKind::Panic => "panic",
            ErrorKind::Convert => "convert",
            ErrorKind::ForeignHandle => "foreign_handle",
            ErrorKind::StaleHandle => "stale_handle",
            ErrorKind::NotFound => "not_found",
            ErrorKind::Code => "code",
            ErrorKind::Frozen => "frozen",
        };
        Some(match self.exception_class() {
            Some(class) => Box::new(format!("nonlocal::{kind}::{class}")),
            None => Box::new(format!("nonlocal::{kind}")),
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        self.hint()
            .map(|hint| Box::new(hint) as Box<dyn Display + 'a>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.inner().text.as_ref().map(|text| text as _)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.inner().text.as_ref()?;
        let span = self.span()?;
        let length = span.end.saturating_sub(span.start) as usize;
        let label = LabeledSpan::new(
            Some(self.message().to_owned()).filter(|message| !message.is_empty()),
            span.start as usize,
            length,
        );
        Some(Box::new(std::iter::once(label)))
    }

    fn diagnostic_source(&self) -> Option<&dyn Diagnostic> {
        self.cause().map(|cause| cause as _)
    }
}

impl SourceCode for SourceText {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let contents = str::read_span(&self.text, span, before, after)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.to_string(),
            contents.data(),
            *contents.span(),
            contents.line(),
            contents.column(),
            contents.line_count(),
        )))
    }
}
