//! Calls: the window of callee and arguments, or a list and a dict where there are `*`, `**` or very many.

use crate::table::HashSet;
use std::sync::Arc;

use crate::code::{Constant, Count, Instr, Reg, ShortConstIdx};
use crate::compile::call::temporaries::lends;
use crate::compile::{CompileError, Compiler, Result};
use crate::syntax::ast::{Expr, ExprAttribute, ExprCall, Keyword};
use crate::syntax::{Ranged, TextRange};

/// How many arguments a window takes at most; a call with more builds a list and a dict.
const WINDOW: usize = 60;

/// Constants beyond this index cannot be the names of a call's keyword arguments.
const SHORT_CONSTANTS: usize = u16::MAX as usize;

/// The arguments of a call or of a class statement, the bases.
#[derive(Clone, Copy)]
pub(in crate::compile) struct Args<'a> {
    pub(in crate::compile) positional: &'a [Expr],
    pub(in crate::compile) keywords: &'a [Keyword],
    /// One more positional argument at hand: the implicit base of a generic class.
    pub(in crate::compile) extra: Option<Reg>,
    /// The place of the parentheses.
    pub(in crate::compile) parens: TextRange,
    /// The place of the whole call.
    pub(in crate::compile) range: TextRange,
    /// Whether it may read arguments that nothing else holds.
    pub(in crate::compile) lends: bool,
}

impl<'a> Compiler<'a> {
    pub(in crate::compile) fn call(&mut self, call: &'a ExprCall, dst: Reg) -> Result {
        let args = Args {
            positional: &call.arguments.args,
            keywords: &call.arguments.keywords,
            extra: None,
            parens: call.arguments.range,
            range: call.range(),
            lends: lends(call),
        };
        check_keywords(args.keywords)?;
        let mark = self.unit.mark();
        match &*call.func {
            Expr::Attribute(attribute) if self.fits_window(args, 0) => {
                self.method_call(attribute, args, dst)?;
            }
            func => {
                let base = self.push(func)?;
                self.call_with(base, args, 0, dst)?;
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Whether the arguments can lie in a row of registers after `given` others.
    fn fits_window(&self, args: Args<'a>, given: usize) -> bool {
        given + args.positional.len() + args.keywords.len() < WINDOW
            && self.unit.constants.len() < SHORT_CONSTANTS
            && !args.positional.iter().any(Expr::is_starred_expr)
            && args.keywords.iter().all(|keyword| keyword.arg.is_some())
    }

    fn method_call(&mut self, attribute: &'a ExprAttribute, args: Args<'a>, dst: Reg) -> Result {
        let mark = self.unit.mark();
        let obj = self.attribute_owner(attribute)?;
        let base = self.unit.temporary(mark)?;
        let name = self.name_index(&self.unit.block.mangle(&attribute.attr))?;
        let cache = self.unit.cache();
        self.unit.emit(Instr::LoadMethod {
            base,
            obj,
            name,
            cache,
        });
        self.unit.release(mark);
        self.unit.take_many(2)?;
        let argc = self.window(args, 0)?;
        self.unit.range = self.attribute_range(attribute, args.range);
        if args.lends {
            let first = self.unit.temporary(u16::from(base.0) + 2)?;
            self.lend(first, args.positional.len());
        }
        if args.keywords.is_empty() {
            self.unit.emit(Instr::CallMethod { dst, base, argc });
        } else {
            let names = self.keyword_names(args.keywords)?;
            self.unit.emit(Instr::CallMethodKw {
                dst,
                base,
                argc,
                names,
            });
        }
        Ok(())
    }

    /// Calls what lies in `base`, with `given` arguments that follow it already.
    pub(in crate::compile) fn call_with(
        &mut self,
        base: Reg,
        args: Args<'a>,
        given: u8,
        dst: Reg,
    ) -> Result {
        if !self.fits_window(args, usize::from(given)) {
            return self.call_spread(base, args, given, dst);
        }
        let argc = self.window(args, given)?;
        self.unit.range = args.range;
        if args.lends {
            let first = self.unit.temporary(u16::from(base.0) + 1)?;
            self.lend(first, args.positional.len());
        }
        if args.keywords.is_empty() {
            self.unit.emit(Instr::Call { dst, base, argc });
        } else {
            let names = self.keyword_names(args.keywords)?;
            self.unit.emit(Instr::CallKw {
                dst,
                base,
                argc,
                names,
            });
        }
        Ok(())
    }

    /// Evaluates the arguments into the next registers.
    fn window(&mut self, args: Args<'a>, given: u8) -> Result<Count> {
        for argument in args.positional {
            if matches!(argument, Expr::Generator(generator) if !generator.parenthesized) {
                // Its parentheses are those of the call.
                self.generator_range = Some(args.parens);
            }
            let register = self.push(argument)?;
            if args.lends {
                self.own(argument, register);
            }
        }
        if let Some(extra) = args.extra {
            let argument = self.unit.top()?;
            self.unit.copy(argument, extra);
            self.unit.take()?;
        }
        for keyword in args.keywords {
            self.push(&keyword.value)?;
        }
        let count = args.positional.len() + usize::from(args.extra.is_some()) + args.keywords.len();
        // Below `WINDOW` by the check before.
        Ok(Count(u8::try_from(count).unwrap_or(u8::MAX) + given))
    }

    fn keyword_names(&mut self, keywords: &'a [Keyword]) -> Result<ShortConstIdx> {
        let names = keywords.iter().filter_map(|keyword| keyword.arg.as_ref());
        let names = names.map(|name| Constant::Str(self.shared(name))).collect();
        let index = self.unit.constant(Constant::Tuple(names));
        match u16::try_from(index.0) {
            Ok(index) => Ok(ShortConstIdx(index)),
            Err(_) => Err(CompileError::new(
                "too many constants in one block",
                self.unit.range,
            )),
        }
    }

    /// A call whose arguments are collected in a list and a dict.
    fn call_spread(&mut self, base: Reg, args: Args<'a>, given: u8, dst: Reg) -> Result {
        match args.positional {
            [Expr::Starred(starred)] if given == 0 => {
                let register = self.push(&starred.value)?;
                self.own_wrapper(&starred.value, register);
            }
            [] if given == 0 => {
                self.unit.range = args.range;
                self.push_constant(Constant::Tuple(Arc::from([])))?;
            }
            _ => self.spread_list(base, args, given)?,
        }
        if !args.keywords.is_empty() {
            self.spread_map(base, args)?;
        }
        let keywords = !args.keywords.is_empty();
        self.unit.emit_at(
            args.range,
            Instr::CallEx {
                dst,
                base,
                keywords,
            },
        );
        Ok(())
    }

    /// Collects the positional arguments in a list after the callee.
    fn spread_list(&mut self, base: Reg, args: Args<'a>, given: u8) -> Result {
        self.unit.range = args.range;
        let first = self.unit.temporary(u16::from(base.0) + 1)?;
        self.unit.emit(Instr::BuildList {
            dst: first,
            base: first,
            count: Count(given),
        });
        self.unit.release(u16::from(base.0) + 1);
        let list = self.unit.take()?;
        for item in args.positional {
            self.append_item(list, item, args.range)?;
        }
        if let Some(src) = args.extra {
            self.unit
                .emit_at(args.range, Instr::ListAppend { list, src });
        }
        Ok(())
    }

    /// Collects the keyword arguments in a dict after the list.
    fn spread_map(&mut self, func: Reg, args: Args<'a>) -> Result {
        let map = self.unit.take_map(args.range)?;
        let mut rest = args.keywords;
        let mut merged = false;
        while let Some(keyword) = rest.first() {
            let mark = self.unit.mark();
            if keyword.arg.is_none() {
                let src = self.any(&keyword.value)?;
                self.unit
                    .emit_at(args.range, Instr::DictMerge { map, src, func });
                rest = &rest[1..];
                merged = true;
            } else {
                let count = rest
                    .iter()
                    .take_while(|keyword| keyword.arg.is_some())
                    .count();
                // What follows a `**` may be there already: it is collected apart and merged.
                let into = if merged {
                    self.unit.take_map(args.range)?
                } else {
                    map
                };
                self.named_group(into, &rest[..count], args.range)?;
                if merged {
                    self.unit.emit_at(
                        args.range,
                        Instr::DictMerge {
                            map,
                            src: into,
                            func,
                        },
                    );
                }
                rest = &rest[count..];
            }
            self.unit.release(mark);
        }
        Ok(())
    }

    fn named_group(&mut self, map: Reg, keywords: &'a [Keyword], range: TextRange) -> Result {
        for keyword in keywords {
            let mark = self.unit.mark();
            self.unit.range = range;
            if let Some(name) = &keyword.arg {
                let key = self.shared(name);
                let key = self.push_constant(Constant::Str(key))?;
                let value = self.any(&keyword.value)?;
                self.unit.emit_at(range, Instr::MapAdd { map, key, value });
            }
            self.unit.release(mark);
        }
        Ok(())
    }
}

/// Refuses a keyword that is given twice.
pub(in crate::compile) fn check_keywords(keywords: &[Keyword]) -> Result {
    let mut seen = HashSet::default();
    for keyword in keywords {
        let Some(name) = &keyword.arg else { continue };
        if name.as_str() == "__debug__" {
            return Err(CompileError::new(
                "cannot assign to __debug__",
                keyword.range,
            ));
        }
        if !seen.insert(name.as_str()) {
            return Err(CompileError::new(
                format!("keyword argument repeated: {name}"),
                keyword.range,
            ));
        }
    }
    Ok(())
}
