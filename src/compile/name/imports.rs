//! `import` and `from ... import`.

use std::sync::Arc;

use crate::code::{Constant, Instr, Reg};
use crate::compile::{Compiler, Result};
use crate::syntax::ast::{Alias, StmtImport, StmtImportFrom};

impl<'a> Compiler<'a> {
    pub(in crate::compile) fn import(&mut self, node: &'a StmtImport) -> Result {
        for alias in &node.names {
            let mark = self.unit.mark();
            self.unit.range = node.range;
            let module = self.import_name(alias.name.as_str(), 0, Constant::None)?;
            match &alias.asname {
                Some(name) => {
                    self.submodule(module, alias)?;
                    self.store_name(name, module)?;
                }
                None => {
                    let name = alias.name.as_str();
                    let top = name.split_once('.').map_or(name, |(top, _)| top);
                    self.store_name(top, module)?;
                }
            }
            self.unit.release(mark);
        }
        Ok(())
    }

    /// `import a.b.c as x`: what was imported is `a`; goes on to `a.b.c`.
    fn submodule(&mut self, module: Reg, alias: &'a Alias) -> Result {
        for part in alias.name.as_str().split('.').skip(1) {
            let name = self.name_index(part)?;
            self.unit.emit(Instr::ImportFrom {
                dst: module,
                module,
                name,
            });
        }
        Ok(())
    }

    /// Takes a temporary with what `__import__` returns.
    fn import_name(&mut self, name: &str, level: u32, names: Constant) -> Result<Reg> {
        let mark = self.unit.mark();
        let base = self.push_constant(Constant::Int(i64::from(level)))?;
        self.push_constant(names)?;
        let name = self.name_index(name)?;
        self.unit.emit(Instr::ImportName {
            dst: base,
            base,
            name,
        });
        self.unit.release(mark);
        self.unit.take()
    }

    pub(in crate::compile) fn import_from(&mut self, node: &'a StmtImportFrom) -> Result {
        let mark = self.unit.mark();
        let names = node
            .names
            .iter()
            .map(|alias| Constant::Str(Arc::from(alias.name.as_str())))
            .collect();
        let module = node.module.as_ref().map_or("", |module| module.as_str());
        let module = self.import_name(module, node.level, Constant::Tuple(names))?;
        for alias in &node.names {
            if alias.name.as_str() == "*" {
                self.unit.emit(Instr::ImportStar { module });
                continue;
            }
            let inner = self.unit.mark();
            let name = self.name_index(alias.name.as_str())?;
            let dst = self.unit.top()?;
            self.unit.emit(Instr::ImportFrom { dst, module, name });
            self.unit.take()?;
            self.store_name(alias.asname.as_ref().unwrap_or(&alias.name), dst)?;
            self.unit.release(inner);
        }
        self.unit.release(mark);
        Ok(())
    }
}
