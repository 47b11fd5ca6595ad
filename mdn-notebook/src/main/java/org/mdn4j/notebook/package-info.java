/**
 * A Jupyter kernel for Java: cells run in the JDK's JShell, inside the kernel's own virtual machine, with the library on the
 * class path. {@link org.mdn4j.notebook.Notebook} is what cells may call; all else is between the kernel and Jupyter.
 */
package org.mdn4j.notebook;
