//! Rust functions that scripts call: a module with typed arguments, names, defaults, errors and callbacks.

use std::collections::HashMap;

use nonlocal::{Closure, Ctx, Engine, HostFunction, Module};

#[derive(Debug, thiserror::Error)]
#[error("there is no {0} in the shop")]
struct NoSuchItem(String);

const SCRIPT: &str = "
import shop

def discounted(percent):
    def price(sku):
        return shop.price(sku) * (100 - percent) / 100
    return price

half = discounted(50)
print('an apple:', shop.price('apple'), 'or', half('apple'))
print('all:', shop.each(half, ['apple', 'pear']))
print('with tax:', shop.tax(100), shop.tax(net=100, rate=0.5))
try:
    shop.price('plum')
except RuntimeError as error:
    print('caught:', error)
shop.price('melon')
";

fn main() {
    let prices = HashMap::from([("apple", 0.5), ("pear", 0.75)]);
    let price = move |sku: &str| {
        prices
            .get(sku)
            .copied()
            .ok_or_else(|| NoSuchItem(sku.to_owned()))
    };

    // A function that takes a closure of the script and calls back into the runtime.
    let each = |cx: &mut Ctx<'_>, f: Closure, skus: Vec<String>| -> nonlocal::Result<Vec<f64>> {
        skus.into_iter().map(|sku| cx.call(&f, (sku,))).collect()
    };
    // Parameters with names, so that scripts may pass them by keyword, and a default.
    let tax = HostFunction::new("tax", |net: f64, rate: f64| net * (1.0 + rate))
        .param("net")
        .param_or("rate", 0.2);

    let shop = Module::new("shop")
        .function("price", price)
        .function("each", each)
        .with(tax);
    let mut rt = Engine::builder().module(shop).build().runtime();

    // The last line of the script raises what nobody catches: the host's own error comes back out.
    let error = rt.run::<()>(SCRIPT).expect_err("there are no melons");
    println!("uncaught: {error}");
    println!("as itself: {:?}", error.downcast_ref::<NoSuchItem>());
}
