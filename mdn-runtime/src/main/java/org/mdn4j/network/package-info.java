/** Forward passes in plain Java: x to raw row, without native code. */
package org.mdn4j.network;
