/// What a program shows while it runs: colours, where the terminal has them ([Terminal]), how far a
/// long run is ([Progress]), and a line that is drawn again and again ([LiveLine]). Steps 5 and 6
/// use them. They import nothing but the JDK: copy them.
package ascompleted.terminal;
