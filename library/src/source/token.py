"""The kinds of tokens."""

# In the order of their numbers: names, and the signs that operators are.
_KINDS = """
ENDMARKER _  NAME _  NUMBER _  STRING _  NEWLINE _  INDENT _  DEDENT _  LPAR (  RPAR )  LSQB [
RSQB ]  COLON :  COMMA ,  SEMI ;  PLUS +  MINUS -  STAR *  SLASH /  VBAR |  AMPER &  LESS <
GREATER >  EQUAL =  DOT .  PERCENT %  LBRACE {  RBRACE }  EQEQUAL ==  NOTEQUAL !=  LESSEQUAL <=
GREATEREQUAL >=  TILDE ~  CIRCUMFLEX ^  LEFTSHIFT <<  RIGHTSHIFT >>  DOUBLESTAR **  PLUSEQUAL +=
MINEQUAL -=  STAREQUAL *=  SLASHEQUAL /=  PERCENTEQUAL %=  AMPEREQUAL &=  VBAREQUAL |=
CIRCUMFLEXEQUAL ^=  LEFTSHIFTEQUAL <<=  RIGHTSHIFTEQUAL >>=  DOUBLESTAREQUAL **=  DOUBLESLASH //
DOUBLESLASHEQUAL //=  AT @  ATEQUAL @=  RARROW ->  ELLIPSIS ...  COLONEQUAL :=  EXCLAMATION !  OP _
TYPE_IGNORE _  TYPE_COMMENT _  SOFT_KEYWORD _  FSTRING_START _  FSTRING_MIDDLE _  FSTRING_END _
TSTRING_START _  TSTRING_MIDDLE _  TSTRING_END _  COMMENT _  NL _  ERRORTOKEN _  ENCODING _
""".split()

tok_name = dict(enumerate(_KINDS[::2]))
EXACT_TOKEN_TYPES = {sign: number for number, sign in enumerate(_KINDS[1::2]) if sign != "_"}
EXACT_TOKEN_TYPES = {sign: EXACT_TOKEN_TYPES[sign] for sign in sorted(EXACT_TOKEN_TYPES)}
globals().update((name, number) for number, name in tok_name.items())

N_TOKENS = 69
NT_OFFSET = 256

__all__ = ["tok_name", "ISTERMINAL", "ISNONTERMINAL", "ISEOF", "EXACT_TOKEN_TYPES", *tok_name.values(), "N_TOKENS",
           "NT_OFFSET"]


def ISTERMINAL(x):
    return x < NT_OFFSET


def ISNONTERMINAL(x):
    return x >= NT_OFFSET


def ISEOF(x):
    return x == 0
