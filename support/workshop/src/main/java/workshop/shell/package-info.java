/// `make shell_NN`: JShell with a part in it.
package workshop.shell;
