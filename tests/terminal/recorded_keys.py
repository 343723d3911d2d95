"""What terminals send for their keys: (terminal, key, bytes), each table with where it is published.

Written as terminfo writes it: `\\E` for ESC, `^?` for DEL, `^H` for a control character. A key is named by what it
does here: Textual's name of it, or of the key that most terminals cannot tell from it.
"""

from typing import NamedTuple


class Recorded(NamedTuple):
    """The keys of one terminal.

    Attributes:
        terminal: its name, and in what mode it is.
        term: the value of TERM.
        source: where the table is published.
        table: `key=bytes`, separated by blanks.
    """

    terminal: str
    term: str
    source: str
    table: str

    @property
    def keys(self) -> list[tuple[str, bytes]]:
        """The keys and their bytes."""
        pairs = (entry.split("=", 1) for entry in self.table.split())
        return [(key, _bytes(written)) for key, written in pairs]


def _bytes(written: str) -> bytes:
    text = written.replace("\\E", "\x1b").replace("^?", "\x7f")
    # A caret ends rxvt's keys with ctrl, and begins a control character.
    for code in range(1, 27):
        text = text.replace(f"^{chr(code + 64)}", chr(code))
    return text.encode()


RECORDED = (
    Recorded(
        "xterm", "xterm-256color", "terminfo 6.4",
        r"""
        home=\EOH end=\EOF delete=\E[3~ insert=\E[2~ pageup=\E[5~ pagedown=\E[6~ up=\EOA down=\EOB left=\EOD
        right=\EOC shift+tab=\E[Z backspace=^? shift+left=\E[1;2D shift+right=\E[1;2C shift+home=\E[1;2H
        shift+end=\E[1;2F shift+delete=\E[3;2~ ctrl+left=\E[1;5D ctrl+right=\E[1;5C alt+left=\E[1;3D
        alt+right=\E[1;3C alt+up=\E[1;3A alt+down=\E[1;3B enter=\EOM
        """,
    ),
    Recorded(
        "urxvt", "rxvt-unicode-256color", "terminfo 6.4",
        r"""
        home=\E[7~ end=\E[8~ delete=\E[3~ insert=\E[2~ pageup=\E[5~ pagedown=\E[6~ up=\E[A down=\E[B left=\E[D
        right=\E[C shift+tab=\E[Z backspace=^? shift+left=\E[d shift+right=\E[c shift+home=\E[7$ shift+end=\E[8$
        shift+delete=\E[3$ ctrl+left=\EOd ctrl+right=\EOc enter=\EOM
        """,
    ),
    Recorded(
        "GNU screen", "screen-256color", "terminfo 6.4",
        r"""
        home=\E[1~ end=\E[4~ delete=\E[3~ insert=\E[2~ pageup=\E[5~ pagedown=\E[6~ up=\EOA down=\EOB left=\EOD
        right=\EOC shift+tab=\E[Z backspace=^?
        """,
    ),
    Recorded(
        "Linux console", "linux", "terminfo 6.4",
        r"""
        home=\E[1~ end=\E[4~ delete=\E[3~ insert=\E[2~ pageup=\E[5~ pagedown=\E[6~ up=\E[A down=\E[B left=\E[D
        right=\E[C shift+tab=\E^I backspace=^?
        """,
    ),
    Recorded(
        "tmux", "tmux-256color", "terminfo 6.4",
        r"""
        home=\E[1~ end=\E[4~ delete=\E[3~ insert=\E[2~ pageup=\E[5~ pagedown=\E[6~ up=\EOA down=\EOB left=\EOD
        right=\EOC shift+tab=\E[Z backspace=^? shift+left=\E[1;2D shift+right=\E[1;2C shift+home=\E[1;2H
        shift+end=\E[1;2F shift+delete=\E[3;2~ ctrl+left=\E[1;5D ctrl+right=\E[1;5C alt+left=\E[1;3D
        alt+right=\E[1;3C alt+up=\E[1;3A alt+down=\E[1;3B
        """,
    ),
    Recorded(
        "PuTTY", "putty-256color", "terminfo 6.4",
        r"""
        home=\E[1~ end=\E[4~ delete=\E[3~ insert=\E[2~ pageup=\E[5~ pagedown=\E[6~ up=\EOA down=\EOB left=\EOD
        right=\EOC shift+tab=\E[Z backspace=^? enter=\EOM
        """,
    ),
    Recorded(
        "Konsole", "konsole-256color", "terminfo 6.4",
        r"""
        home=\EOH end=\EOF delete=\E[3~ insert=\E[2~ pageup=\E[5~ pagedown=\E[6~ up=\EOA down=\EOB left=\EOD
        right=\EOC shift+tab=\E[Z backspace=^? shift+left=\E[1;2D shift+right=\E[1;2C shift+home=\E[1;2H
        shift+end=\E[1;2F shift+delete=\E[3;2~ ctrl+left=\E[1;5D ctrl+right=\E[1;5C alt+left=\E[1;3D
        alt+right=\E[1;3C alt+up=\E[1;3A alt+down=\E[1;3B
        """,
    ),
    Recorded(
        "mlterm", "mlterm", "terminfo 6.4",
        r"""
        home=\EOH end=\EOF delete=\E[3~ insert=\E[2~ pageup=\E[5~ pagedown=\E[6~ up=\EOA down=\EOB left=\EOD
        right=\EOC shift+tab=\E[Z backspace=^? shift+left=\E[1;2D shift+right=\E[1;2C shift+home=\E[1;2H
        shift+end=\E[1;2F shift+delete=\E[3;2~ ctrl+left=\E[1;5D ctrl+right=\E[1;5C alt+left=\E[1;3D
        alt+right=\E[1;3C alt+up=\E[1;3A alt+down=\E[1;3B enter=\EOM
        """,
    ),
    Recorded(
        "VTE", "vte-256color", "terminfo 6.4",
        r"""
        home=\EOH end=\EOF delete=\E[3~ insert=\E[2~ pageup=\E[5~ pagedown=\E[6~ up=\EOA down=\EOB left=\EOD
        right=\EOC shift+tab=\E[Z backspace=^? shift+left=\E[1;2D shift+right=\E[1;2C shift+home=\E[1;2H
        shift+end=\E[1;2F shift+delete=\E[3;2~ ctrl+left=\E[1;5D ctrl+right=\E[1;5C alt+left=\E[1;3D
        alt+right=\E[1;3C alt+up=\E[1;3A alt+down=\E[1;3B enter=\EOM
        """,
    ),
    Recorded(
        "FreeBSD console", "cons25", "terminfo 6.4",
        r"""
        home=\E[H end=\E[F delete=^? insert=\E[L pageup=\E[I pagedown=\E[G up=\E[A down=\E[B left=\E[D right=\E[C
        shift+tab=\E[Z backspace=^H
        """,
    ),
    Recorded(
        "mintty", "mintty", "terminfo 6.4",
        r"""
        home=\EOH end=\EOF delete=\E[3~ insert=\E[2~ pageup=\E[5~ pagedown=\E[6~ up=\EOA down=\EOB left=\EOD
        right=\EOC shift+tab=\E[Z backspace=^? shift+left=\E[1;2D shift+right=\E[1;2C shift+home=\E[1;2H
        shift+end=\E[1;2F shift+delete=\E[3;2~ ctrl+left=\E[1;5D ctrl+right=\E[1;5C alt+left=\E[1;3D
        alt+right=\E[1;3C alt+up=\E[1;3A alt+down=\E[1;3B enter=\EOM
        """,
    ),
    Recorded(
        "iTerm2", "iterm2", "terminfo 6.4",
        r"""
        home=\EOH end=\EOF delete=\E[3~ pageup=\E[5~ pagedown=\E[6~ up=\EOA down=\EOB left=\EOD right=\EOC
        shift+tab=\E[Z backspace=^? shift+left=\E[1;2D shift+right=\E[1;2C shift+home=\E[1;2H shift+end=\E[1;2F
        ctrl+left=\E[1;5D ctrl+right=\E[1;5C alt+left=\E\E[D alt+right=\E\E[C alt+up=\E\E[A alt+down=\E\E[B
        """,
    ),
    Recorded(
        "Terminal.app", "nsterm", "terminfo 6.4",
        r"""
        home=\EOH end=\EOF delete=\E[3~ pageup=\E[5~ pagedown=\E[6~ up=\EOA down=\EOB left=\EOD right=\EOC
        shift+tab=\E[Z backspace=^? shift+left=\E[1;2D shift+right=\E[1;2C shift+delete=\E[3;2~ ctrl+left=\E[1;5D
        ctrl+right=\E[1;5C ctrl+left=\Eb ctrl+right=\Ef enter=\EOM
        """,
    ),
    Recorded(
        "Emacs ansi-term", "eterm-color", "terminfo 6.4",
        r"""
        home=\E[1~ end=\E[4~ delete=\E[3~ insert=\E[2~ pageup=\E[5~ pagedown=\E[6~ up=\EOA down=\EOB left=\EOD
        right=\EOC backspace=^?
        """,
    ),
    Recorded(
        "kitty, old keys", "kitty", "terminfo 6.4",
        r"""
        home=\EOH end=\EOF delete=\E[3~ insert=\E[2~ pageup=\E[5~ pagedown=\E[6~ up=\EOA down=\EOB left=\EOD
        right=\EOC shift+tab=\E[Z backspace=^? shift+left=\E[1;2D shift+right=\E[1;2C shift+home=\E[1;2H
        shift+end=\E[1;2F shift+delete=\E[3;2~ ctrl+left=\E[1;5D ctrl+right=\E[1;5C alt+left=\E[1;3D
        alt+right=\E[1;3C alt+up=\E[1;3A alt+down=\E[1;3B
        """,
    ),
    Recorded(
        "alacritty, old keys", "alacritty", "terminfo 6.4",
        r"""
        home=\EOH end=\EOF delete=\E[3~ insert=\E[2~ pageup=\E[5~ pagedown=\E[6~ up=\EOA down=\EOB left=\EOD
        right=\EOC shift+tab=\E[Z backspace=^? shift+left=\E[1;2D shift+right=\E[1;2C shift+home=\E[1;2H
        shift+end=\E[1;2F shift+delete=\E[3;2~ ctrl+left=\E[1;5D ctrl+right=\E[1;5C alt+left=\E[1;3D
        alt+right=\E[1;3C alt+up=\E[1;3A alt+down=\E[1;3B enter=\EOM
        """,
    ),
    Recorded(
        "xterm, normal cursor keys", "xterm", "XTerm Control Sequences, PC-Style Function Keys",
        r"""
        home=\E[H end=\E[F up=\E[A down=\E[B left=\E[D right=\E[C ctrl+up=\E[1;5A ctrl+shift+left=\E[1;6D
        ctrl+shift+end=\E[1;6F alt+right=\E[1;9C alt+delete=\E[3;3~ ctrl+home=\E[1;5H ctrl+delete=\E[3;5~
        backspace=^H alt+backspace=\E^? alt+plus=\E+ alt+minus=\E- f1=\EOP f2=\E[12~ f12=\E[24~ shift+f1=\E[1;2P
        """,
    ),
    Recorded(
        "xterm, keypad", "xterm", "XTerm Control Sequences, VT220-Style Function Keys",
        r"""
        enter=\EOM tab=\EOI asterisk=\EOj plus=\EOk comma=\EOl minus=\EOm full_stop=\EOn slash=\EOo 0=\EOp 1=\EOq
        2=\EOr 3=\EOs 4=\EOt 5=\EOu 6=\EOv 7=\EOw 8=\EOx 9=\EOy equals_sign=\EOX
        """,
    ),
    Recorded(
        "xterm, modifyOtherKeys", "xterm", "XTerm Control Sequences, modifyOtherKeys",
        r"""
        enter=\E[27;5;109~ ctrl+comma=\E[27;5;44~ alt+plus=\E[27;4;43~ ctrl+shift+a=\E[27;6;65~ ctrl+c=\E[27;5;99~
        shift+tab=\E[27;2;9~ alt+plus=\E[43;4u backspace=\E[27;2;127~
        """,
    ),
    Recorded(
        "urxvt", "rxvt-unicode", "urxvt(7), Key Codes",
        r"""
        ctrl+up=\EOa ctrl+down=\EOb shift+up=\E[a shift+down=\E[b ctrl+home=\E[7^ ctrl+end=\E[8^
        ctrl+shift+home=\E[7@ ctrl+shift+end=\E[8@ ctrl+delete=\E[3^ ctrl+pageup=\E[5^ ctrl+pagedown=\E[6^
        shift+pageup=\E[5$ alt+right=\E\E[C alt+left=\E\E[D alt+up=\E\E[A alt+down=\E\E[B alt+home=\E\E[7~ f1=\E[11~
        shift+f1=\E[11$ f5=\E[15~
        """,
    ),
    Recorded(
        "st", "st-256color", "config.def.h of st 0.9",
        r"""
        home=\E[H end=\E[4~ delete=\E[P insert=\E[4h pageup=\E[5~ pagedown=\E[6~ ctrl+delete=\E[M shift+delete=\E[2K
        shift+insert=\E[4l ctrl+insert=\E[L ctrl+end=\E[J shift+end=\E[K shift+home=\E[2J backspace=^?
        ctrl+left=\E[1;5D shift+right=\E[1;2C alt+right=\E[1;3C shift+tab=\E[Z delete=\E[3~ home=\E[1~ alt+plus=\E+
        """,
    ),
    Recorded(
        "Linux console", "linux", "console_codes(4)",
        r"""
        f1=\E[[A f2=\E[[B f3=\E[[C f4=\E[[D f5=\E[[E f6=\E[17~ shift+tab=\E^I home=\E[1~ end=\E[4~ delete=\E[3~
        """,
    ),
    Recorded(
        "PuTTY", "putty", "PuTTY User Manual, 4.4",
        r"""
        home=\E[1~ end=\E[4~ home=\E[H home=\E[7~ end=\E[8~ up=\EOA backspace=^H
        """,
    ),
    Recorded(
        "iTerm2 and Terminal.app", "xterm-256color", "their key mappings",
        r"""
        ctrl+left=\Eb ctrl+right=\Ef alt+right=\E\E[C alt+left=\E\E[D alt+right=\E[1;9C alt+up=\E[1;9A ctrl+a=^A
        ctrl+e=^E
        """,
    ),
    Recorded(
        "kitty", "xterm-kitty", "kitty, Comprehensive keyboard handling in terminals",
        r"""
        escape=\E[27u enter=\E[13u tab=\E[9u shift+tab=\E[9;2u backspace=\E[127u space=\E[32;;32u up=\E[A
        right=\E[1;1C right=\E[1;1:1C left=\E[1;1:2D home=\E[H home=\E[1;129H end=\E[F delete=\E[3~ pageup=\E[5~
        f1=\E[P f2=\E[Q f3=\E[13~ f4=\E[S f13=\E[57376u q=\E[113;;113u q=\E[113u N=\E[110:78;2;78u
        plus=\E[61:43;2;43u less_than_sign=\E[44:60;2;60u ctrl+c=\E[99;5u ctrl+shift+a=\E[97:65;6u
        alt+plus=\E[61:43;4u alt+plus=\E[61;4u alt+minus=\E[45;3u alt+left=\E[1;3D ctrl+right=\E[1;5C
        super+c=\E[99;9u enter=\E[106;5u backspace=\E[104;5u backspace=\E[127;2u ctrl+backspace=\E[127;5u
        at=\E[113::113;1;64u
        """,
    ),
    Recorded(
        "kitty, keypad", "xterm-kitty", "kitty, Comprehensive keyboard handling in terminals",
        r"""
        0=\E[57399u 5=\E[57404;129;53u 9=\E[57408u full_stop=\E[57409u comma=\E[57409;;44u slash=\E[57410u
        asterisk=\E[57411u minus=\E[57412u plus=\E[57413u enter=\E[57414u equals_sign=\E[57415u left=\E[57417u
        right=\E[57418u up=\E[57419u down=\E[57420u pageup=\E[57421u pagedown=\E[57422u home=\E[57423u end=\E[57424u
        insert=\E[57425u delete=\E[57426u shift+home=\E[57423;2u ctrl+left=\E[57417;5u
        """,
    ),
    Recorded(
        "alacritty", "alacritty", "kitty, Comprehensive keyboard handling in terminals, as alacritty 0.13 sends it",
        r"""
        plus=\E[57413;1;43u minus=\E[57412;1;45u enter=\E[57414;1u 7=\E[57406;1;55u home=\E[57423;1u
        right=\E[57418;1u alt+plus=\E[43;3u q=\E[113;1:1;113u
        """,
    ),
    Recorded(
        "kitty, Russian layout", "xterm-kitty", "kitty, Comprehensive keyboard handling in terminals",
        r"""
        q=\E[1081::113;;1081u Q=\E[1081:1049:113;2;1049u e=\E[1091::101;;1091u left_square_bracket=\E[1093::91;;1093u
        left_curly_bracket=\E[1093:1061:91;2;1061u ctrl+c=\E[1089::99;5u ctrl+p=\E[1079::112;5u
        full_stop=\E[46::47;;46u question_mark=\E[55:63;2;63u alt+f4=\E[1;3S
        """,
    ),
    Recorded(
        "kitty, Greek layout", "xterm-kitty", "kitty, Comprehensive keyboard handling in terminals",
        r"""
        e=\E[949::101;;949u n=\E[957::110;;957u N=\E[957:925:110;2;925u ctrl+c=\E[968::99;5u
        semicolon=\E[59::113;;59u
        """,
    ),
    Recorded(
        "kitty, French layout", "xterm-kitty", "kitty, Comprehensive keyboard handling in terminals",
        r"""
        a=\E[97::113;;97u é=\E[233::50;;233u 2=\E[233:50:50;2;50u ampersand=\E[38::49;;38u ctrl+a=\E[97::113;5u
        """,
    ),
)  # fmt: skip
