<?xml version="1.0" encoding="UTF-8"?>
<!-- How are lists and indexes shown? TEI chapter 3.8. Page breaks between items go into the next item. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:template match="list">
    <xsl:apply-templates select="head"/>
    <xsl:choose>
      <xsl:when test="@type = 'gloss' or (label and item)"><xsl:call-template name="t:gloss-list"/></xsl:when>
      <xsl:otherwise>
        <xsl:element name="{if (f:is-numbered(.)) then 'ol' else 'ul'}" namespace="http://www.w3.org/1999/xhtml">
          <xsl:call-template name="t:attributes">
            <xsl:with-param name="class" select="if (item/label) then 'labelled' else ()"/>
          </xsl:call-template>
          <xsl:for-each-group select="node()[self::* or normalize-space()] except head" group-ending-with="item">
            <li>
              <xsl:for-each select="current-group()/self::item">
                <xsl:call-template name="t:attributes-with-id"/>
              </xsl:for-each>
              <xsl:apply-templates select="current-group()[not(self::item)]"/>
              <xsl:apply-templates select="current-group()/self::item/node()"/>
            </li>
          </xsl:for-each-group>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A list whose items have labels before them. -->
  <xsl:template name="t:gloss-list">
    <xsl:context-item as="element()" use="required"/>
    <dl>
      <xsl:call-template name="t:attributes"/>
      <xsl:for-each-group select="node()[self::* or normalize-space()] except (head, headLabel, headItem)" group-ending-with="item | label">
        <xsl:element name="{if (current-group()[self::label]) then 'dt' else 'dd'}" namespace="http://www.w3.org/1999/xhtml">
          <xsl:apply-templates select="current-group()[not(self::item or self::label)], current-group()/(self::item | self::label)/node()"/>
        </xsl:element>
      </xsl:for-each-group>
    </dl>
  </xsl:template>

  <!-- An item outside a list. -->
  <xsl:template match="item">
    <div>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- Whether the browser is to number the items: a numbered list whose numbers are not in the text. -->
  <xsl:function name="f:is-numbered" as="xs:boolean">
    <xsl:param name="list" as="element()"/>
    <xsl:sequence select="($list/@rend = ('numbered', 'ordered') or $list/@type = 'ordered') and empty($list/item/label)"/>
  </xsl:function>

  <!-- Lists of entries: one after the other. -->
  <xsl:template match="listBibl | listPerson | listPlace | listOrg | castList | castGroup | spGrp | noteGrp">
    <div>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="castItem">
    <p>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

</xsl:stylesheet>
