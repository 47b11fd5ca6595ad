/** Files that are replaced whole or not at all, and JSON whose errors say where. */
package org.mdn4j.io;
