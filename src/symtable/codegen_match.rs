//! Pass 3 on `match` statements: what a pattern binds, and which patterns make no sense.

use crate::table::HashSet;

use super::codegen::Generator;
use super::collect::{Visited, error};
use super::literal_key::LiteralKey;
use crate::syntax::{Ranged, TextRange, Walk, ast};

/// How many patterns may stand before a starred one: operands of the unpacking instruction are a byte wide.
const MAX_BEFORE_STAR: usize = 255;

/// What is known about the pattern of a case (CPython: `pattern_context`).
struct Captures<'a> {
    /// The names that are bound if the pattern matches, in the order of their appearance.
    names: Vec<&'a str>,
    known: HashSet<&'a str>,
    /// A pattern that always matches may stand here.
    allow_irrefutable: bool,
}

impl<'a> Captures<'a> {
    fn add(&mut self, name: Option<&'a ast::Identifier>, range: TextRange) -> Visited {
        let Some(name) = name else { return Ok(()) };
        if !self.known.insert(name) {
            return Err(error(
                format!("multiple assignments to name '{name}' in pattern"),
                range,
            ));
        }
        self.names.push(name);
        Ok(())
    }
}

impl<'a> Generator<'a, '_> {
    pub(super) fn visit_match(&mut self, stmt: &'a ast::StmtMatch) -> Visited {
        self.visit_expr(&stmt.subject)?;
        for (at, case) in stmt.cases.iter().enumerate() {
            let mut captures = Captures {
                names: Vec::new(),
                known: HashSet::default(),
                allow_irrefutable: case.guard.is_some() || at + 1 == stmt.cases.len(),
            };
            self.visit_pattern(&case.pattern, &mut captures)?;
            for name in captures.names {
                self.mention(name);
            }
            self.visit_option(case.guard.as_deref())?;
            self.visit_body(&case.body)?;
        }
        Ok(())
    }

    fn visit_pattern(&mut self, pattern: &'a ast::Pattern, captures: &mut Captures<'a>) -> Visited {
        use ast::Pattern;
        match pattern {
            Pattern::MatchValue(value)
                if value.value.is_f_string_expr() || value.value.is_t_string_expr() =>
            {
                let message = "patterns may only match literals and attribute lookups";
                Err(error(message, pattern.range()))
            }
            Pattern::MatchValue(value) => self.visit_expr(&value.value),
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(sequence) => {
                let mut stars = sequence
                    .patterns
                    .iter()
                    .enumerate()
                    .filter(|(_, inner)| inner.is_match_star());
                if let Some((at, _)) = stars.next() {
                    if stars.next().is_some() {
                        let message = "multiple starred names in sequence pattern";
                        return Err(error(message, pattern.range()));
                    }
                    if at > MAX_BEFORE_STAR {
                        let message = "too many expressions in star-unpacking sequence pattern";
                        return Err(error(message, pattern.range()));
                    }
                }
                self.visit_subpatterns(&sequence.patterns, captures)
            }
            Pattern::MatchMapping(mapping) => self.visit_mapping(mapping, captures),
            Pattern::MatchClass(class) => self.visit_class_pattern(class, captures),
            Pattern::MatchStar(star) => captures.add(star.name.as_ref(), pattern.range()),
            Pattern::MatchAs(capture) => {
                match &capture.pattern {
                    Some(inner) => self.visit_pattern(inner, captures)?,
                    None if captures.allow_irrefutable => {}
                    None => {
                        let what = match &capture.name {
                            Some(name) => format!("name capture '{name}'"),
                            None => "wildcard".to_owned(),
                        };
                        let message = format!("{what} makes remaining patterns unreachable");
                        return Err(error(message, pattern.range()));
                    }
                }
                captures.add(capture.name.as_ref(), pattern.range())
            }
            Pattern::MatchOr(alternatives) => {
                self.visit_alternatives(&alternatives.patterns, pattern.range(), captures)
            }
        }
    }

    /// Patterns inside another: those may always match.
    fn visit_subpatterns(
        &mut self,
        patterns: impl IntoIterator<Item = &'a ast::Pattern>,
        captures: &mut Captures<'a>,
    ) -> Visited {
        let outside = std::mem::replace(&mut captures.allow_irrefutable, true);
        patterns
            .into_iter()
            .try_for_each(|pattern| self.visit_pattern(pattern, captures))?;
        captures.allow_irrefutable = outside;
        Ok(())
    }

    fn visit_mapping(
        &mut self,
        mapping: &'a ast::PatternMatchMapping,
        captures: &mut Captures<'a>,
    ) -> Visited {
        let mut seen = HashSet::default();
        for key in &mapping.keys {
            if matches!(key, ast::Expr::FString(_) | ast::Expr::TString(_)) {
                let message = "mapping pattern keys may only match literals and attribute lookups";
                return Err(error(message, mapping.range));
            }
            if let Some(literal) = LiteralKey::new(key)
                && let Some(known) = seen.replace(literal)
            {
                let repr = seen.get(&known).unwrap_or(&known).repr();
                let message = format!("mapping pattern checks duplicate key ({repr})");
                return Err(error(message, mapping.range));
            }
            self.visit_expr(key)?;
        }
        self.visit_subpatterns(&mapping.patterns, captures)?;
        captures.add(mapping.rest.as_ref(), mapping.range)
    }

    fn visit_class_pattern(
        &mut self,
        class: &'a ast::PatternMatchClass,
        captures: &mut Captures<'a>,
    ) -> Visited {
        let keywords = &class.arguments.keywords;
        let mut seen = HashSet::default();
        for keyword in keywords {
            if !seen.insert(keyword.attr.as_str()) {
                let message = format!("attribute name repeated in class pattern: {}", keyword.attr);
                return Err(error(message, keyword.pattern.range()));
            }
        }
        self.visit_expr(&class.cls)?;
        let patterns = class.arguments.patterns.iter();
        self.visit_subpatterns(
            patterns.chain(keywords.iter().map(|keyword| &keyword.pattern)),
            captures,
        )
    }

    /// `a | b`: each alternative must bind the same names, and only the last may always match.
    fn visit_alternatives(
        &mut self,
        patterns: &'a [ast::Pattern],
        range: TextRange,
        captures: &mut Captures<'a>,
    ) -> Visited {
        let mut first: Option<Captures<'a>> = None;
        for (at, pattern) in patterns.iter().enumerate() {
            let mut alternative = Captures {
                names: Vec::new(),
                known: HashSet::default(),
                allow_irrefutable: at + 1 == patterns.len() && captures.allow_irrefutable,
            };
            self.visit_pattern(pattern, &mut alternative)?;
            match &first {
                None => first = Some(alternative),
                Some(first) if first.known == alternative.known => {}
                Some(_) => return Err(error("alternative patterns bind different names", range)),
            }
        }
        for name in first.map(|first| first.names).unwrap_or_default() {
            if !captures.known.insert(name) {
                let message = format!("multiple assignments to name '{name}' in pattern");
                return Err(error(message, range));
            }
            captures.names.push(name);
        }
        Ok(())
    }
}
