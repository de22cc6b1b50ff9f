/// Every order in which two tasks can take their turns: a model of two threads, for step 6a.
package tasks.schedules;
