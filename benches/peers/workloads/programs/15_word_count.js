function make_counter() {
    const counts = new Map();
    return [(word) => { counts.set(word, (counts.get(word) ?? 0) + 1); }, counts];
}

function main(rounds) {
    const words = "the quick brown fox jumps over the lazy dog and the cat ".repeat(100).trim().split(/\s+/);
    const [count, counts] = make_counter();
    for (let round = 0; round < rounds; round++) {
        for (const word of words) count(word);
    }
    const shown = ["and", "brown", "cat"].map((word) => `('${word}', ${counts.get(word)})`);
    return `([${shown.join(", ")}], ${counts.size})`;
}

main(4500)
