/// The commands: one table of them all, one file a family. A command reads its arguments, changes
/// the store and writes its reply; it sees a [Client], never a channel.
package miniredis.command;
