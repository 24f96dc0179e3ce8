function compose(f, g) {
    return (x) => f(g(x));
}

function add_one(x) {
    return x + 1;
}

function main(rounds) {
    let chain = add_one;
    for (let i = 0; i < 49; i++) chain = compose(add_one, chain);
    let total = 0;
    for (let i = 0; i < rounds; i++) total += chain(i);
    return total;
}

main(70000)
