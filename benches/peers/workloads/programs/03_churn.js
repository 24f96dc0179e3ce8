function pair(a, b) {
    return (x) => a * x + b;
}

function main(rounds) {
    let total = 0;
    for (let i = 0; i < rounds; i++) total += pair(i, 3)(2) & 15;
    return total;
}

main(4000000)
