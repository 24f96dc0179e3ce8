function main(rounds) {
    let i = 0;
    let x = 0.0;
    let total = 0;
    while (i < rounds) {
        x = x * 0.5 + i;
        if (x > 1000.0) total += 1;
        i += 1;
    }
    return total;
}

main(10000000)
