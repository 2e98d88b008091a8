<?xml version="1.0" encoding="UTF-8"?>
<!-- What can a reader set? Colours, size of type, views of the text. The style sheet reads the controls themselves, so that
     they work without the script, which only remembers them. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:t="teiedition:template"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- The panel: settings that exclude each other, then views that are on or off. -->
  <xsl:template name="t:settings">
    <xsl:context-item use="optional"/>
    <xsl:sequence select="$settings"/>
  </xsl:template>

  <!-- It is the same on every page. -->
  <xsl:variable name="settings" as="element()">
    <details class="settings" lang="{$words/@xml:lang}">
      <summary>{f:label('settings')}</summary>
      <form>
        <xsl:call-template name="t:choices">
          <xsl:with-param name="name" select="'theme'"/>
          <xsl:with-param name="values" select="'auto', 'light', 'dark', 'sepia'"/>
        </xsl:call-template>
        <xsl:call-template name="t:choices">
          <xsl:with-param name="name" select="'size'"/>
          <xsl:with-param name="values" select="'small', 'normal', 'large', 'huge'"/>
        </xsl:call-template>
        <fieldset>
          <legend>{f:label('view')}</legend>
          <xsl:for-each select="f:views()">
            <label><input type="checkbox" name="view" id="_view-{.}" value="{.}"/> {f:label('view-' || .)}</label>
          </xsl:for-each>
        </fieldset>
      </form>
    </details>
  </xsl:variable>

  <!-- One setting: a radio button for each value. -->
  <xsl:template name="t:choices">
    <xsl:context-item use="optional"/>
    <xsl:param name="name" as="xs:string" required="yes"/>
    <xsl:param name="values" as="xs:string+" required="yes"/>
    <fieldset>
      <legend>{f:label($name)}</legend>
      <xsl:for-each select="$values">
        <label>
          <input type="radio" name="{$name}" id="_{$name}-{.}" value="{.}">
            <xsl:if test=". = ('auto', 'normal')"><xsl:attribute name="checked" select="'checked'"/></xsl:if>
          </input>
          <xsl:text> {f:label($name || '-' || .)}</xsl:text>
        </label>
      </xsl:for-each>
    </fieldset>
  </xsl:template>

  <!-- Whether the text has pages of a book that can be shown. -->
  <xsl:variable name="has-raw-pages" as="xs:boolean" select="exists($texts//pb)"/>

  <!-- The views that make a difference to this text: kinds of quotations, evidence of the tags, spoilt readings. -->
  <xsl:function name="f:views" as="xs:string*">
    <xsl:sequence select="
        'quotations'[exists($texts//(quote | said | soCalled))], 'evidence'[exists($texts//@resp[contains(., 'rule:')])],
        'pages'[$has-raw-pages], 'diplomatic'[exists($texts//(choice | pc[@force = 'weak'] | surplus | fw | lb))]"/>
  </xsl:function>

</xsl:stylesheet>
